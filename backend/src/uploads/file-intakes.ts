import { Injectable } from '@nestjs/common';
import type { DialectChoice } from '@etl-studio/contracts';
import { Config } from '../platform/config';
import { FileStores } from '../platform/storage';
import { FileIntake } from './file-intake';
import { Inspections } from './inspection';

/** Begins the taking of files, each into the store that new files go to. */
@Injectable()
export class FileIntakes {
  constructor(
    private readonly stores: FileStores,
    private readonly inspections: Inspections,
    private readonly config: Config,
  ) {}

  /** `said`: how its sender says that the file is read. */
  begin(said: DialectChoice = {}): FileIntake {
    return new FileIntake(this.stores.current, this.inspections, this.config.limits, said);
  }
}
