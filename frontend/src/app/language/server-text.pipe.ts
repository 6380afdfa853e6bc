import { Pipe, type PipeTransform } from '@angular/core';

import { serverText } from './server-texts';

/** What the server or the engine says, in the language of the console. */
@Pipe({ name: 'serverText' })
export class ServerText implements PipeTransform {
  transform(english: string, code?: string | null): string {
    return serverText(english, code);
  }
}
