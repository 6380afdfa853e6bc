/** Text stood after a closing quote; it was kept. */
export const RECORD_TEXT_AFTER_QUOTE = 1;
/** A quote was opened and never closed; the record ends where its line does. */
export const RECORD_UNCLOSED_QUOTE = 2;
/** A cell was longer than allowed and has been cut. */
export const RECORD_LONG_CELL = 4;
export const RECORD_NUL = 8;
export const RECORD_BAD_BYTES = 16;
/** More cells than the limit of columns; the rest were dropped. */
export const RECORD_MANY_CELLS = 32;
