import { Injectable, Logger } from '@nestjs/common';
import { setTimeout } from 'node:timers/promises';
import type { Request, Response } from 'express';
import type { DialectChoice, UploadResult } from '@etl-studio/contracts';
import { type FileProfile, toInspection } from '@etl-studio/engine';
import { DatasetLookup, MappingMemory, type DatasetSettings } from '../datasets';
import type { RequestAccess } from '../orgs';
import { Config } from '../platform/config';
import { isDatabaseUnavailable } from '../platform/database';
import { DomainError, notFound } from '../platform/http';
import { RunDraftsRepository, RunsService } from '../runs';
import type { FileIntake } from './file-intake';
import { FileIntakes } from './file-intakes';
import { duplicateFile, refusalOf } from './upload-errors';
import { UploadSlots } from './upload-slots';
import { type FormFields, readUpload, refuseByHeaders } from './wire';

const TWIN_TRIES = 3;
const COMES_AND_GOES =
  'The same file is being uploaded and deleted by somebody else at this moment. Try again shortly.';
const DISCARD_MS = 2_000;

/** An upload as it arrives. */
export interface Upload {
  datasetId: string;
  allowDuplicate: boolean;
  /** How its sender says that the file is read. */
  said: DialectChoice;
  request: Request;
  response: Response;
}

/** An upload whose form says more than the file. */
export interface UploadForm extends Pick<Upload, 'allowDuplicate' | 'said' | 'request' | 'response'> {
  /** Fields that may come before the file. */
  mostFields: number;
  /** Where the file goes by the fields; throws where it goes nowhere. Called before the file is read. */
  datasetOf: (fields: FormFields) => Promise<DatasetSettings>;
}

/** Turns the bytes of a request into a stored file and a draft run, or leaves nothing behind. */
@Injectable()
export class UploadService {
  private readonly logger = new Logger(UploadService.name);

  constructor(
    private readonly config: Config,
    private readonly intakes: FileIntakes,
    private readonly datasets: DatasetLookup,
    private readonly memory: MappingMemory,
    private readonly drafts: RunDraftsRepository,
    private readonly runs: RunsService,
    private readonly slots: UploadSlots,
  ) {}

  async receive(access: RequestAccess, upload: Upload): Promise<UploadResult> {
    const dataset = await this.datasets.find(access.orgId, upload.datasetId);
    if (!dataset) throw notFound();
    return this.receiveForm(access, { ...upload, mostFields: 0, datasetOf: () => Promise.resolve(dataset) });
  }

  async receiveForm(access: RequestAccess, form: UploadForm): Promise<UploadResult> {
    refuseByHeaders(form.request, this.config.limits.maxUploadBytes);
    return this.slots.hold(access.userId, async () => {
      const { runId, profile, dataset } = await this.store(access, form);
      const columns = profile.columns.map(({ name }) => name);
      const remembered = await this.memory.recall(dataset.orgId, dataset.id, columns);
      return { run: await this.runs.get(access.orgId, runId), inspection: toInspection(profile, remembered) };
    });
  }

  private async store(
    access: RequestAccess,
    form: UploadForm,
  ): Promise<{ runId: string; profile: FileProfile; dataset: DatasetSettings }> {
    const intake = this.intakes.begin(form.said);
    try {
      const {
        file,
        fields,
        target: dataset,
      } = await readUpload(form.request, form.response, {
        intake,
        mostBytes: this.config.limits.maxUploadBytes,
        mostFields: form.mostFields,
        targetOf: form.datasetOf,
      });
      await form.request.claimBody?.(JSON.stringify([file.sha256, fields]));
      if (!form.allowDuplicate) await this.refuseTwin(dataset, file.sha256);
      await intake.keep();
      const { userId, userName } = access;
      const { allowDuplicate } = form;
      const draft = {
        datasetId: dataset.id,
        userId,
        userName,
        mode: dataset.importMode,
        allowDuplicate,
        ...file,
      };
      for (let tries = 0; tries < TWIN_TRIES; tries++) {
        const runId = await this.drafts.create(dataset.orgId, draft);
        if (runId !== null) return { runId, profile: file.profile, dataset };
        // Somebody else's upload of the same bytes was a moment faster; if that run is gone again, this one is it.
        await this.refuseTwin(dataset, file.sha256);
      }
      throw new DomainError('unavailable', COMES_AND_GOES, { retryAfter: 1 });
    } catch (error) {
      // A database lost during the commit may have kept the run: its bytes must stay.
      if (!isDatabaseUnavailable(error)) await this.discard(intake);
      throw refusalOf(error);
    }
  }

  private async refuseTwin(dataset: DatasetSettings, sha256: string): Promise<void> {
    const twin = await this.drafts.twinOf(dataset.orgId, dataset.id, sha256);
    if (twin) throw duplicateFile(twin);
  }

  /** A store that does not answer must not hold up the sender's answer: it then goes on behind it. */
  private async discard(intake: FileIntake): Promise<void> {
    const discarding = intake.discard().catch((error: unknown) => {
      this.logger.warn({ message: 'A refused file could not be removed from storage', error });
    });
    await Promise.race([discarding, setTimeout(DISCARD_MS, undefined, { ref: false })]);
  }
}
