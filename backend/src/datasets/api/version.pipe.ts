import { Injectable, type PipeTransform } from '@nestjs/common';
import { notFound } from '../../platform/http';

/** The version number in a path; what is no number names nothing. */
@Injectable()
export class VersionPipe implements PipeTransform<string, number> {
  transform(text: string): number {
    if (!/^[1-9]\d{0,8}$/.test(text)) throw notFound();
    return Number(text);
  }
}
