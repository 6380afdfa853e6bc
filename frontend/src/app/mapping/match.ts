import {
  MAPPING_FIELDS,
  type MappingField,
  type RememberedFrom,
  type SuggestedMapping,
} from '@etl-studio/contracts';
import type { Likeness } from '@etl-studio/engine';
import type { Tone } from '@etl-studio/ui';

import { serverText } from '../language/server-texts';

import { FIELD_NAMES } from './field-words';
import { ASSIGN_FROM, type DraftField, fieldOfColumn, type MappingDraft, SURE_FROM } from './mapping-draft';

/** How well a column and a field go together, in words. */
export interface Match {
  word: string;
  tone: Tone;
  /** In [0,1]; null where nobody guessed. */
  confidence: number | null;
  /** Why the suggestion says so; null without one. */
  reason: string | null;
  /** The earlier mapping that it repeats. */
  remembered?: RememberedFrom;
  /** The field that the column would feed as well, had it not found another one. */
  likeness?: Likeness;
}

/** A field that a column could feed, with how sure the engine is. */
export interface Guess {
  field: MappingField;
  confidence: number;
  reason: string;
  rememberedFrom?: RememberedFrom;
}

/** The field that the engine takes a column for, however weakly. */
export function guessFor(suggestion: SuggestedMapping, column: string): Guess | null {
  for (const [field, suggested] of Object.entries(suggestion)) {
    if (suggested.source !== column) continue;
    return { ...suggested, field: field as MappingField };
  }
  return null;
}

/** Which earlier mapping a draft repeats; null where it repeats none. */
export function rememberedBy(draft: MappingDraft, suggestion: SuggestedMapping): RememberedFrom | null {
  const repeated = MAPPING_FIELDS.find((field) => draft.fields[field]?.origin === 'last-import');
  return (repeated && suggestion[repeated]?.rememberedFrom) ?? null;
}

/** `likeness` is what the column looks like, whether it feeds that field or not. */
export function matchOfColumn(
  draft: MappingDraft,
  suggestion: SuggestedMapping,
  column: string,
  likeness?: Likeness,
): Match {
  const field = fieldOfColumn(draft, column);
  const guess = guessFor(suggestion, column);
  const drafted = field === null ? undefined : draft.fields[field];
  if (field !== null && drafted) return matchOf(drafted, guess?.field === field ? guess : null);
  // A guess whose field found a better column is no open choice any more.
  if (!guess || draft.ignored.includes(column) || draft.fields[guess.field]) {
    return {
      word: $localize`:@@match.notImported:Not imported`,
      tone: 'neutral',
      confidence: null,
      reason: null,
      likeness: isOutdone(draft, column, likeness) ? likeness : undefined,
    };
  }
  const { confidence } = guess;
  const reason = serverText(guess.reason);
  const name = FIELD_NAMES[guess.field];
  return {
    word: $localize`:@@match.needsChoice:Needs a choice`,
    tone: 'warn',
    confidence,
    reason: $localize`:@@match.perhaps:Perhaps ${name}:field:: ${reason}:reason:`,
  };
}

/** Whether the field that a column looks like comes from another one, and nobody said not to import this one. */
function isOutdone(draft: MappingDraft, column: string, likeness: Likeness | undefined): boolean {
  if (!likeness || likeness.confidence < ASSIGN_FROM || draft.ignored.includes(column)) return false;
  return draft.fields[likeness.field]?.source !== undefined;
}

/** How well what feeds a field suits it; `guess` is the suggestion for the same source, if there is one. */
export function matchOf(drafted: DraftField, guess: Omit<Guess, 'field'> | null): Match {
  const because = { confidence: guess?.confidence ?? null, reason: guess ? serverText(guess.reason) : null };
  switch (drafted.origin) {
    case 'user':
      return { word: $localize`:@@match.user:Set by you`, tone: 'neutral', ...because, confidence: null };
    case 'used':
      return { word: $localize`:@@match.used:Used`, tone: 'info', confidence: null, reason: null };
    case 'theirs':
      return {
        word: $localize`:@@match.thisDataset:From this dataset`,
        tone: 'info',
        confidence: null,
        reason: null,
      };
    case 'last-import':
      return {
        word:
          guess?.rememberedFrom?.kind === 'dataset'
            ? $localize`:@@match.thisDataset:From this dataset`
            : $localize`:@@match.lastImport:From last import`,
        tone: 'info',
        ...because,
        remembered: guess?.rememberedFrom,
      };
    case 'suggested':
      return guess && guess.confidence < SURE_FROM
        ? { word: $localize`:@@match.check:Check this`, tone: 'warn', ...because }
        : { word: $localize`:@@match.suggested:Suggested`, tone: 'neutral', ...because };
  }
}
