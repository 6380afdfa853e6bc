import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { Anomaly, UnusualDayName } from '@etl-studio/contracts';
import { Formats, Toasts } from '@etl-studio/ui';
import { firstValueFrom } from 'rxjs';

import { AnalyticsApi } from '../api/analytics.api';
import { dialogOptions } from '../dialog/dialog-options';
import { toFailure } from '../http/failure';
import { AnalyticsStore } from './analytics.store';
import type { DayToDismiss } from './dismiss-day.dialog';
import { unusualName, unusualWords } from './unusual-words';

/** Takes unusual days off the list, with what was found, and brings them back. */
@Injectable()
export class DayDismissals {
  private readonly api = inject(AnalyticsApi);
  private readonly store = inject(AnalyticsStore);
  private readonly dialog = inject(MatDialog);
  private readonly formats = inject(Formats);
  private readonly toasts = inject(Toasts);

  async dismiss(anomaly: Anomaly): Promise<void> {
    const day = nameOf(anomaly);
    const name = unusualName(anomaly, this.formats);
    const data: DayToDismiss = {
      name,
      words: unusualWords(anomaly, this.formats),
      dismiss: (reason) => this.api.dismiss({ ...day, reason }),
    };
    const { DismissDayDialog } = await import('./dismiss-day.dialog');
    const asked = this.dialog.open<unknown, DayToDismiss, boolean>(DismissDayDialog, dialogOptions({ data }));
    if (!(await firstValueFrom(asked.afterClosed()))) return;
    this.store.anomalies.reload();
    this.toasts.say($localize`:@@dismiss.done:${name}:day: is dismissed.`, {
      label: $localize`:@@mending.undo:Undo`,
      run: () => void this.restore(anomaly),
    });
  }

  async restore(anomaly: Anomaly): Promise<void> {
    const name = unusualName(anomaly, this.formats);
    try {
      await firstValueFrom(this.api.restore(nameOf(anomaly)));
      this.toasts.say($localize`:@@dismiss.restored:${name}:day: is on the list again.`);
    } catch (error) {
      this.toasts.warn(toFailure(error).sentence);
    }
    this.store.anomalies.reload();
  }
}

function nameOf({ date, channel, currency, metric, direction }: Anomaly): UnusualDayName {
  return { date, channel: channel ?? '', currency, metric, direction };
}
