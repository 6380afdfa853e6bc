import type { DialectChoice, RememberedMapping } from '@etl-studio/contracts';
import { FileError } from '@etl-studio/engine';

import type { WorkerReply, WorkerRequest } from './conversion';
import { FileGoneError } from './file-bytes';
import { FileConverter } from './file-converter';

type ConvertRequest = WorkerRequest & { kind: 'convert' };
type OpenRequest = Extract<WorkerRequest, { kind: 'open-file' | 'open-preview' }>;

/** Milliseconds between two reports of a long first pass. */
const REPORT_EVERY_MS = 100;

/** What runs in the worker: one file, and the conversions asked of it, of which only the last counts. */
export class EngineSession {
  private opening: OpenRequest | null = null;
  private converter: FileConverter | null = null;
  private wanted: ConvertRequest | null = null;

  constructor(private readonly reply: (reply: WorkerReply) => void) {}

  answer(request: WorkerRequest): void {
    this.follow(request).catch((error: unknown) => this.reply(replyTo(error)));
  }

  private async follow(request: WorkerRequest): Promise<void> {
    switch (request.kind) {
      case 'recall':
        this.tell(request.remembered, true);
        return;
      case 'convert':
        this.wanted = request;
        break;
      case 'reread':
        await this.reread(request.said);
        return;
      default:
        if (!(await this.open(request))) return;
    }
    await this.convertWanted();
  }

  /** False when a newer file is wanted by now. */
  private async open(request: OpenRequest): Promise<boolean> {
    this.opening = request;
    this.converter = null;
    const converter =
      request.kind === 'open-file'
        ? await FileConverter.ofFile(request.file, request.limits, request.said, this.progress())
        : FileConverter.ofPreview(request.profile);
    if (this.opening !== request) return false;
    this.converter = converter;
    this.tell(null, false);
    return true;
  }

  /** What was wanted of the file as it was read before is wanted no more. */
  private async reread(said: DialectChoice): Promise<void> {
    const before = this.opening;
    if (before?.kind !== 'open-file') return;
    const request = { ...before, said };
    this.opening = request;
    try {
      const converter = await FileConverter.ofFile(request.file, request.limits, said, this.progress());
      if (this.opening !== request) return;
      this.converter = converter;
      this.wanted = null;
      this.tell(null, false);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      if (this.opening === request) this.reply({ kind: 'unread', said, sentence: error.message });
    }
  }

  private tell(remembered: RememberedMapping | null, recalled: boolean): void {
    const { converter } = this;
    if (!converter) return;
    this.reply({
      kind: 'opened',
      inspection: converter.inspection(remembered),
      openReadings: converter.openReadings(),
      likenesses: converter.likenesses(),
      head: converter.head,
      recalled,
    });
  }

  private progress(): (bytes: number) => void {
    let reportedAt = Date.now();
    return (bytes) => {
      if (Date.now() - reportedAt < REPORT_EVERY_MS) return;
      reportedAt = Date.now();
      this.reply({ kind: 'reading', bytes });
    };
  }

  private async convertWanted(): Promise<void> {
    const request = this.wanted;
    if (!request || !this.converter) return;
    const { turn } = request;
    const isWanted = (): boolean => this.wanted === request;
    await this.converter.convert(
      request,
      (conversion) => isWanted() && this.reply({ kind: 'converted', turn, conversion }),
      isWanted,
    );
  }
}

function replyTo(error: unknown): WorkerReply {
  if (error instanceof FileError) return { kind: 'refused', sentence: error.message };
  if (error instanceof FileGoneError) {
    const sentence =
      'The file was changed, moved or deleted after you chose it. Choose it again to read it as it is now.';
    return { kind: 'refused', sentence };
  }
  return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
}
