import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { ImportForm, Run, UploadResult } from '@etl-studio/contracts';
import { DatasetLookup } from '../datasets';
import type { RequestAccess } from '../orgs';
import { DomainError, notFound } from '../platform/http';
import { RunLifecycle } from '../runs';
import { UploadService } from '../uploads';
import { FORM_FIELDS, readImportForm } from './api/import-form.dto';
import { ImportSchemas } from './import-schemas';
import { RunEnd } from './run-end';

/** Upload, map and start in one. */
@Injectable()
export class ImportService {
  constructor(
    private readonly datasets: DatasetLookup,
    private readonly uploads: UploadService,
    private readonly schemas: ImportSchemas,
    private readonly lifecycle: RunLifecycle,
    private readonly end: RunEnd,
  ) {}

  /** The run, ended where it did so in the time that the form gives it. */
  async import(access: RequestAccess, request: Request, response: Response): Promise<Run> {
    const { form, upload } = await this.receive(access, request, response);
    const run = await this.start(access, form, upload);
    if (!form.wait) return run;
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    return this.end.within(run, form.wait, gone.signal);
  }

  private async receive(
    access: RequestAccess,
    request: Request,
    response: Response,
  ): Promise<{ form: ImportForm; upload: UploadResult }> {
    let form: ImportForm | undefined;
    const upload = await this.uploads.receiveForm(access, {
      request,
      response,
      allowDuplicate: false,
      said: {},
      mostFields: FORM_FIELDS,
      datasetOf: async (fields) => {
        form = await readImportForm(fields);
        const dataset = await this.datasets.find(access.orgId, form.datasetId);
        if (!dataset) throw notFound();
        return dataset;
      },
    });
    if (!form) throw new Error('An upload was received without its form');
    return { form, upload };
  }

  private async start(
    access: RequestAccess,
    form: ImportForm,
    { run, inspection }: UploadResult,
  ): Promise<Run> {
    try {
      const { datasetId, mapping, mode } = form;
      const schemaVersion = await this.schemas.versionFor(access, datasetId, mapping, inspection);
      return await this.lifecycle.start(access, run.id, { schemaVersion, ...(mode && { mode }) });
    } catch (error) {
      // The file is here: whoever sent it can go on with the draft instead of sending it again.
      if (error instanceof DomainError)
        throw new DomainError(error.code, error.detail, { ...error.extra, runId: run.id });
      throw error;
    }
  }
}
