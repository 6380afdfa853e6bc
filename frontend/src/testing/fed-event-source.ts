/** The browser's `EventSource`, fed by the test. */
export class FedEventSource {
  static readonly opened: FedEventSource[] = [];
  readyState = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  private readonly listeners = new Map<string, (event: { data: string; lastEventId: string }) => void>();

  constructor(readonly url: string) {
    FedEventSource.opened.push(this);
  }

  /** Takes the place of the browser's, with none opened so far. */
  static install(): void {
    FedEventSource.opened.length = 0;
    Object.assign(globalThis, { EventSource: FedEventSource });
  }

  /** The one that was opened last. */
  static get last(): FedEventSource {
    return FedEventSource.opened.at(-1)!;
  }

  addEventListener(name: string, listener: (event: { data: string; lastEventId: string }) => void): void {
    this.listeners.set(name, listener);
  }

  close(): void {
    this.readyState = 2;
  }

  send(name: string, data: object): void {
    this.listeners.get(name)?.({ data: JSON.stringify(data), lastEventId: '1' });
  }
}
