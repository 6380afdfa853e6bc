import type { WorkerReply, WorkerRequest } from './conversion';
import { FileConverter } from './file-converter';

/** What runs in the worker: one file, and the conversions asked of it, of which only the last counts. */
export class EngineSession {
  private converter: Promise<FileConverter> | null = null;
  private turn = 0;

  constructor(private readonly reply: (reply: WorkerReply) => void) {}

  answer(request: WorkerRequest): void {
    this.follow(request).catch((error: unknown) => {
      this.reply({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    });
  }

  private async follow(request: WorkerRequest): Promise<void> {
    if (request.kind === 'convert') return this.convert(request);
    this.converter =
      request.kind === 'open-file'
        ? FileConverter.ofFile(request.file, request.limits)
        : Promise.resolve(FileConverter.ofPreview(request.profile));
    const converter = await this.converter;
    this.reply({ kind: 'opened', profile: converter.profile, openReadings: converter.openReadings() });
  }

  private async convert({ turn, mapping, rules }: WorkerRequest & { kind: 'convert' }): Promise<void> {
    this.turn = turn;
    const converter = await this.converter;
    await converter?.convert(
      mapping,
      rules,
      (conversion) => this.turn === turn && this.reply({ kind: 'converted', turn, conversion }),
      () => this.turn === turn,
    );
  }
}
