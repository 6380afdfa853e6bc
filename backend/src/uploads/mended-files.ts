import { Injectable, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { MendResult } from '@etl-studio/contracts';
import type { RequestAccess } from '../orgs';
import { Config } from '../platform/config';
import { FileStores } from '../platform/storage';
import { FileMending } from '../runs';
import { FileIntakes } from './file-intakes';
import { refusalOf } from './upload-errors';
import { UploadSlots } from './upload-slots';
import { readUpload, refuseByHeaders } from './wire';

/** Takes exports of row errors that come back mended. The file is kept only until its rows are read. */
@Injectable()
export class MendedFiles {
  private readonly logger = new Logger(MendedFiles.name);

  constructor(
    private readonly config: Config,
    private readonly stores: FileStores,
    private readonly intakes: FileIntakes,
    private readonly mending: FileMending,
    private readonly slots: UploadSlots,
  ) {}

  async receive(
    access: RequestAccess,
    runId: string,
    request: Request,
    response: Response,
  ): Promise<MendResult> {
    await this.mending.check(access.orgId, runId);
    refuseByHeaders(request, this.config.limits.maxUploadBytes);
    return this.slots.hold(access.userId, () => this.mend(access, runId, request, response));
  }

  private async mend(
    access: RequestAccess,
    runId: string,
    request: Request,
    response: Response,
  ): Promise<MendResult> {
    const intake = this.intakes.begin();
    try {
      const { file, fields } = await readUpload(request, response, {
        intake,
        mostBytes: this.config.limits.maxUploadBytes,
        mostFields: 0,
        targetOf: () => Promise.resolve(runId),
      });
      await request.claimBody?.(JSON.stringify([file.sha256, fields]));
      // Read back from storage: a slow sender must not hold up others that change the dataset.
      await intake.keep();
      return await this.mending.mend(access, runId, {
        profile: file.profile,
        open: () => this.stores.current.open(file.key),
      });
    } catch (error) {
      throw refusalOf(error);
    } finally {
      void intake.discard().catch((error: unknown) => {
        this.logger.warn({ message: 'A mended file could not be removed from storage', error });
      });
    }
  }
}
