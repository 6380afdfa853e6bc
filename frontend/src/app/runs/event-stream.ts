import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { RUN_EVENTS, type Run, STREAM_END_EVENT } from '@etl-studio/contracts';
import { type LiveStreamOptions, liveStream, type StreamUpdate } from '@etl-studio/sse';
import { catchError, fromEvent, map, merge, type Observable, of } from 'rxjs';

/** Streams of runs over server-sent events. */
@Injectable({ providedIn: 'root' })
export class EventStreams {
  private readonly http = inject(HttpClient);

  /**
   * Runs as they change. `ask` is an address of the same rights as the stream that answers at once: it
   * tells why a stream was refused, and whether somebody has to sign in again.
   */
  runs(
    url: string,
    ask: string,
    more: Pick<LiveStreamOptions<Run>, 'endsWith' | 'poll' | 'retryNow' | 'visible'>,
  ): Observable<StreamUpdate<Run>> {
    const { retryNow } = more;
    const online = fromEvent(window, 'online');
    return liveStream<Run>({
      ...more,
      url,
      events: RUN_EVENTS,
      restartsWith: STREAM_END_EVENT,
      retryNow: retryNow ? merge(retryNow, online) : online,
      probe: () => this.status(ask),
    });
  }

  private status(url: string): Observable<number> {
    return this.http.get(url, { observe: 'response', responseType: 'text' }).pipe(
      map((response) => response.status),
      catchError((error: unknown) => of(error instanceof HttpErrorResponse ? error.status : 0)),
    );
  }
}
