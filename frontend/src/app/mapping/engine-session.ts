import type { WorkerReply, WorkerRequest } from './conversion';
import { FileConverter } from './file-converter';

type ConvertRequest = WorkerRequest & { kind: 'convert' };

/** What runs in the worker: one file, and the conversions asked of it, of which only the last counts. */
export class EngineSession {
  private converter: FileConverter | null = null;
  private wanted: ConvertRequest | null = null;

  constructor(private readonly reply: (reply: WorkerReply) => void) {}

  answer(request: WorkerRequest): void {
    this.follow(request).catch((error: unknown) => {
      this.reply({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    });
  }

  private async follow(request: WorkerRequest): Promise<void> {
    if (request.kind === 'convert') {
      this.wanted = request;
      return this.convertWanted();
    }
    this.converter = null;
    this.converter =
      request.kind === 'open-file'
        ? await FileConverter.ofFile(request.file, request.limits)
        : FileConverter.ofPreview(request.profile);
    this.reply({ kind: 'opened', openReadings: this.converter.openReadings() });
    return this.convertWanted();
  }

  private async convertWanted(): Promise<void> {
    const request = this.wanted;
    if (!request || !this.converter) return;
    const { turn, mapping, rules } = request;
    const isWanted = (): boolean => this.wanted === request;
    await this.converter.convert(
      mapping,
      rules,
      (conversion) => isWanted() && this.reply({ kind: 'converted', turn, conversion }),
      isWanted,
    );
  }
}
