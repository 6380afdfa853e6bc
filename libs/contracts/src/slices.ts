export const IMPORT_MODES = ['replace', 'append'] as const;
/** `replace`: a run takes the place of what earlier runs hold for the same slices; `append` adds to it. */
export type ImportMode = (typeof IMPORT_MODES)[number];

export const SLICE_KEYS = ['date', 'date,channel', 'date,channel,campaign'] as const;
/** What makes one slice: the unit in which spend is counted once. */
export type SliceBy = (typeof SLICE_KEYS)[number];
