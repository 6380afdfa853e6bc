import { Injectable } from '@nestjs/common';
import type { DialectChoice, Inspection } from '@etl-studio/contracts';
import type { RequestAccess } from '../orgs';
import { Config } from '../platform/config';
import { DomainError } from '../platform/http';
import { RunDraftsRepository, type RunFile, RunFiles, RunsService } from '../runs';
import { type InspectedFile, Inspections } from './inspection';
import { refusalOf } from './upload-errors';

/** Reads the stored file of a draft once more, as somebody says that it is read. */
@Injectable()
export class DraftReading {
  constructor(
    private readonly config: Config,
    private readonly files: RunFiles,
    private readonly inspections: Inspections,
    private readonly drafts: RunDraftsRepository,
    private readonly runs: RunsService,
  ) {}

  /** Where the file is no table when read like that, it stays read as it was. Stops soon after `signal` is aborted. */
  async read(
    access: RequestAccess,
    runId: string,
    said: DialectChoice,
    signal: AbortSignal,
  ): Promise<Inspection> {
    const file = await this.files.of(access.orgId, runId);
    const { status, rerun_of: rerunOf } = file.run;
    if (status !== 'DRAFT') throw noDraft(status);
    if (rerunOf !== null) throw isRerun();
    const inspected = await this.inspected(file, said, signal);
    if (!(await this.drafts.reread(access, runId, inspected)))
      throw noDraft((await this.runs.get(access.orgId, runId)).status);
    return this.runs.inspection(access.orgId, runId);
  }

  private async inspected(file: RunFile, said: DialectChoice, signal: AbortSignal): Promise<InspectedFile> {
    const { limits } = this.config;
    // Nothing is read between two pieces: what fails there is told by the next one.
    const inspection = this.inspections.begin({ limits, ...said }, () => undefined);
    const take = (piece: Uint8Array) => inspection.push(piece).catch(rethrowRefusal);
    try {
      await this.files.bytes(file, take, signal);
      return await inspection.end().catch(rethrowRefusal);
    } finally {
      inspection.drop();
    }
  }
}

function rethrowRefusal(error: unknown): never {
  throw refusalOf(error);
}

function noDraft(status: string): DomainError {
  const detail = `The run is ${status}: its file was read when it was started. Upload the file again to read it otherwise.`;
  return new DomainError('invalid_state', detail);
}

function isRerun(): DomainError {
  const detail =
    'This draft repeats an import and reads the file as that did, so that mended rows keep their numbers. Upload the file again to read it otherwise.';
  return new DomainError('invalid_state', detail);
}
