/** Work that is done at once and then again and again, never twice at the same time. */
export class Rounds {
  private readonly timer: NodeJS.Timeout;
  private underWay: Promise<void> | null = null;

  /** `work` must not reject. */
  constructor(
    private readonly work: () => Promise<void>,
    seconds: number,
  ) {
    this.timer = setInterval(() => this.begin(), seconds * 1000);
    this.begin();
  }

  /** Resolves when the round that is under way has ended. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.underWay;
  }

  private begin(): void {
    this.underWay ??= this.work().finally(() => {
      this.underWay = null;
    });
  }
}
