import {
  type AmbiguousOption,
  type DecimalSeparator,
  type Inspection,
  MAPPING_FIELDS,
  type MappingField,
} from '@etl-studio/contracts';

import type { OpenReadings } from '../engine/conversion';
import { formatKind } from './field-words';
import type { DraftField, MappingDraft } from './mapping-draft';

/** A column that can be read in several ways, and which way was chosen. */
export interface OpenQuestion {
  field: MappingField;
  column: string;
  options: AmbiguousOption[];
  answered: boolean;
}

/** The questions that the values of the mapped columns leave open, in the order of the fields. */
export function openQuestions(
  draft: MappingDraft,
  inspection: Inspection,
  readings: OpenReadings,
): OpenQuestion[] {
  const questions: OpenQuestion[] = [];
  for (const field of MAPPING_FIELDS) {
    const drafted = draft.fields[field];
    if (drafted?.source === undefined) continue;
    const options = optionsFor(field, drafted.source, inspection, readings);
    if (options)
      questions.push({ field, column: drafted.source, options, answered: isAnswered(drafted, options) });
  }
  return questions;
}

function optionsFor(
  field: MappingField,
  column: string,
  inspection: Inspection,
  readings: OpenReadings,
): AmbiguousOption[] | null {
  const suggested = inspection.suggestedMapping[field];
  if (suggested?.source === column) return suggested.ambiguous?.options ?? null;
  const kind = formatKind(field);
  // Clicks are whole numbers: a separator in them can only be one of thousands.
  if (kind === 'text' || field === 'clicks') return null;
  return readings[column]?.[kind] ?? null;
}

function isAnswered(drafted: DraftField, options: AmbiguousOption[]): boolean {
  return options.some((option) => chose(drafted, option));
}

/** Whether a field is read the way `option` says. */
export function chose(
  drafted: { format?: string; decimal?: DecimalSeparator },
  option: AmbiguousOption,
): boolean {
  return option.format !== undefined
    ? option.format === drafted.format
    : option.decimal !== undefined && option.decimal === drafted.decimal;
}
