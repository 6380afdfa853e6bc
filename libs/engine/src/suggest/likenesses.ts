import type { MappingField } from '@etl-studio/contracts';
import type { FileProfile } from '../types';
import { confidenceOf, ranked, SEARCHED_FIELDS } from './column-fit';

/** A field that a column could feed by its name and values, whether another column feeds it or not. */
export interface Likeness {
  field: MappingField;
  /** In [0,1]. */
  confidence: number;
}

/** What each column looks like most, by its name; columns that look like no field are left out. */
export function likenesses(profile: FileProfile): Map<string, Likeness> {
  const likest = new Map<string, Likeness>();
  for (const field of SEARCHED_FIELDS) {
    const fits = ranked(profile, field);
    const most = confidenceOf(fits);
    for (const { column, score } of fits) {
      const confidence = Math.min(score / 100, most);
      const known = likest.get(column.name);
      if (!known || confidence > known.confidence) likest.set(column.name, { field, confidence });
    }
  }
  return likest;
}
