import type { Inspection, Mapping } from '@etl-studio/contracts';
import type { JSHandle, Page } from 'playwright-core';
import type { WorkerReply } from '../src/app/engine/conversion';
import type { FileReading } from './engine-in-node';

/** Lets a page run the product's own engine worker over any bytes. */
export class EngineInBrowser {
  private constructor(private readonly worker: JSHandle<Worker>) {}

  /** `url` is the script of a worker that the console has started. */
  static async start(page: Page, url: string): Promise<EngineInBrowser> {
    return new EngineInBrowser(
      await page.evaluateHandle((script) => new Worker(script, { type: 'module' }), url),
    );
  }

  /** What the file is, or why it cannot be read. */
  async open(bytes: Uint8Array): Promise<Inspection | { refused: string }> {
    const base64 = Buffer.from(bytes).toString('base64');
    return this.worker.evaluate(async (worker, text) => {
      const file = new Blob([Uint8Array.from(atob(text), (character) => character.charCodeAt(0))]);
      const limits = { maxColumns: 200, maxFieldChars: 10_000, maxRows: 500_000 };
      return new Promise((resolve) => {
        worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
          if (data.kind === 'opened') resolve(data.inspection);
          if (data.kind === 'refused') resolve({ refused: data.sentence });
        };
        worker.postMessage({ kind: 'open-file', file, limits });
      });
    }, base64);
  }

  /** What `mapping` makes of every row of the open file. */
  async convert(mapping: Mapping): Promise<Omit<FileReading, 'inspection'>> {
    const text = await this.worker.evaluate(
      (worker, wanted) =>
        new Promise<string>((resolve) => {
          const turn = Date.now();
          worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
            if (data.kind !== 'converted' || data.turn !== turn || !data.conversion.complete) return;
            const { rows, imported, rejected, control } = data.conversion;
            resolve(JSON.stringify({ rows, imported, rejected, control }));
          };
          const window = { from: 1, count: 1_000_000_000 };
          worker.postMessage({ kind: 'convert', turn, mapping: wanted, rules: {}, window });
        }),
      mapping,
    );
    return JSON.parse(text) as Omit<FileReading, 'inspection'>;
  }
}
