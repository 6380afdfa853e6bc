import {
  type FieldMapping,
  type FieldSuggestion,
  MAPPING_FIELDS,
  type Mapping,
  type MappingField,
  REQUIRED_FIELDS,
  type SuggestedMapping,
} from '@etl-studio/contracts';

/** Who chose what a field is mapped from. */
export type Origin = 'suggested' | 'last-import' | 'user' | 'used' | 'theirs';

export interface DraftField extends FieldMapping {
  origin: Origin;
}

/** The mapping while it is being made: immutable, every change gives a new one. */
export interface MappingDraft {
  readonly fields: Readonly<Partial<Record<MappingField, DraftField>>>;
  /** Columns the user said not to import. */
  readonly ignored: readonly string[];
}

/** Below it a suggestion is only shown as the best guess, not assigned. */
export const ASSIGN_FROM = 0.6;
/** From here on a suggestion needs no second look. */
export const SURE_FROM = 0.9;

/**
 * What the screen starts with: the suggestion, which repeats what is remembered of such files. A field that the
 * file leaves undecided starts without format, so that it is asked.
 */
export function startingDraft(suggestion: SuggestedMapping): MappingDraft {
  const fields: Partial<Record<MappingField, DraftField>> = {};
  for (const field of MAPPING_FIELDS) {
    const suggested = suggestion[field];
    if (!suggested || suggested.confidence < ASSIGN_FROM) continue;
    const origin = suggested.rememberedFrom ? 'last-import' : 'suggested';
    fields[field] = { ...wireField(suggested), ...openQuestion(suggested), origin };
  }
  return { fields, ignored: [] };
}

/** The draft for a file that is read otherwise: what the person chose stays where its column still is. */
export function carriedOver(
  start: MappingDraft,
  before: MappingDraft,
  columns: readonly string[],
): MappingDraft {
  let draft = start;
  for (const field of MAPPING_FIELDS) {
    const chosen = before.fields[field];
    if (chosen?.origin !== 'user') continue;
    if (chosen.source !== undefined && !columns.includes(chosen.source)) continue;
    const left = chosen.source === undefined ? null : fieldOfColumn(draft, chosen.source);
    const fields = left ? without(draft.fields, left) : draft.fields;
    draft = { ...draft, fields: { ...fields, [field]: chosen } };
  }
  const ignored = before.ignored.filter((name) => columns.includes(name));
  for (const name of ignored) {
    const field = fieldOfColumn(draft, name);
    if (field) draft = clearField(draft, field);
  }
  return { ...draft, ignored };
}

/** Choices made earlier, without those whose columns the file does not have as it is read now. */
export function broughtBack(kept: MappingDraft, columns: readonly string[]): MappingDraft {
  const fields = Object.entries(kept.fields).filter(
    ([, { source }]) => source === undefined || columns.includes(source),
  );
  return {
    fields: Object.fromEntries(fields),
    ignored: kept.ignored.filter((name) => columns.includes(name)),
  };
}

/** A mapping as somebody made it: that of a run which was started, or one that a colleague saved. */
export function usedDraft(mapping: Mapping, origin: Origin = 'used'): MappingDraft {
  const fields: Partial<Record<MappingField, DraftField>> = {};
  for (const field of MAPPING_FIELDS) {
    if (mapping[field]) fields[field] = { ...mapping[field], origin };
  }
  return { fields, ignored: [] };
}

function openQuestion(suggested: FieldSuggestion): Partial<FieldMapping> {
  if (!suggested.ambiguous) return {};
  const options = suggested.ambiguous.options;
  return {
    ...(options.some((option) => option.format !== undefined) ? { format: undefined } : {}),
    ...(options.some((option) => option.decimal !== undefined) ? { decimal: undefined } : {}),
  };
}

function wireField({ source, constant, format, decimal, default: fallback }: FieldMapping): FieldMapping {
  return {
    ...(source === undefined ? {} : { source }),
    ...(constant === undefined ? {} : { constant }),
    ...(format === undefined ? {} : { format }),
    ...(decimal === undefined ? {} : { decimal }),
    ...(fallback === undefined ? {} : { default: fallback }),
  };
}

/** The draft as the API takes it. */
export function toMapping(draft: MappingDraft): Mapping {
  const mapping: Mapping = {};
  for (const field of MAPPING_FIELDS) {
    const drafted = draft.fields[field];
    if (drafted && hasSource(drafted)) mapping[field] = wireField(drafted);
  }
  return mapping;
}

/** The field a column feeds, null where it feeds none. */
export function fieldOfColumn(draft: MappingDraft, column: string): MappingField | null {
  return MAPPING_FIELDS.find((field) => draft.fields[field]?.source === column) ?? null;
}

/** Feeds `field` from `column`, which leaves what it fed before; a `null` field imports the column no more. */
export function assignColumn(draft: MappingDraft, column: string, field: MappingField | null): MappingDraft {
  const left = fieldOfColumn(draft, column);
  const fields = left ? without(draft.fields, left) : draft.fields;
  if (field === null) return { fields, ignored: [...new Set([...draft.ignored, column])] };
  const kept = draft.fields[field]?.default;
  const fed: DraftField = {
    source: column,
    ...(kept === undefined ? {} : { default: kept }),
    origin: 'user',
  };
  return { fields: { ...fields, [field]: fed }, ignored: draft.ignored.filter((name) => name !== column) };
}

/** Gives every row the same value for `field`. */
export function assignConstant(draft: MappingDraft, field: MappingField, constant: string): MappingDraft {
  return { ...draft, fields: { ...draft.fields, [field]: { constant, origin: 'user' } } };
}

export function clearField(draft: MappingDraft, field: MappingField): MappingDraft {
  return { ...draft, fields: without(draft.fields, field) };
}

function without(fields: MappingDraft['fields'], field: MappingField): MappingDraft['fields'] {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== field));
}

/** Changes how a mapped field is read; a field without source or constant stays as it is. */
export function adjustField(
  draft: MappingDraft,
  field: MappingField,
  change: Pick<FieldMapping, 'format' | 'decimal' | 'default'>,
): MappingDraft {
  const before = draft.fields[field];
  if (!before) return draft;
  return { ...draft, fields: { ...draft.fields, [field]: { ...before, ...change } } };
}

export function missingFields(draft: MappingDraft): MappingField[] {
  return REQUIRED_FIELDS.filter((field) => {
    const drafted = draft.fields[field];
    return !drafted || !hasSource(drafted);
  });
}

function hasSource({ source, constant }: FieldMapping): boolean {
  return source !== undefined || (constant !== undefined && constant.trim() !== '');
}

/** Whether two drafts give the API the same mapping. */
export function sameMapping(one: Mapping, other: Mapping): boolean {
  return MAPPING_FIELDS.every((field) => sameField(one[field], other[field]));
}

/** Whether a field comes from the same place and is read in the same way. */
export function sameField(one: FieldMapping | undefined, other: FieldMapping | undefined): boolean {
  return canonical(one) === canonical(other);
}

function canonical(field: FieldMapping | undefined): string {
  return JSON.stringify(field ? wireField(field) : null);
}
