import { Injectable } from '@nestjs/common';
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

  /** `encoding`: a WHATWG label, where somebody says what the file does not. */
  begin(encoding?: string): FileIntake {
    return new FileIntake(this.stores.current, this.inspections, this.config.limits, encoding);
  }
}
