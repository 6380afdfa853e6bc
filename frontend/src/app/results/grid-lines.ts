import { computed, inject, type Signal } from '@angular/core';
import type { ImportRecord } from '@etl-studio/contracts';

import { channelColour } from './channel-colour';
import { type RecordColumnId, RecordTexts } from './record-columns';
import { RecordPages } from './record-pages';
import type { RowBlock } from './row-block';

/** What a row of the grid says. */
interface LineTexts {
  /** One for each column. */
  cells: readonly string[];
  /** Of the button that opens the row. */
  label: string;
  /** Of the channel; null where there is none yet. */
  colour: string | null;
}

/** A row of the grid; `record` is missing until its page has come. */
interface GridLine extends LineTexts {
  index: number;
  record: ImportRecord | undefined;
}

const WAITING: LineTexts = { cells: [], label: '', colour: null };

/** The rows of the block as they are read. Rows come by many times while they are scrolled: each is written once. */
export function injectGridLines(block: Signal<RowBlock>, columns: Signal<readonly RecordColumnId[]>) {
  const pages = inject(RecordPages);
  const texts = inject(RecordTexts);
  const writer = computed(() => {
    const ids = columns();
    const written = new WeakMap<ImportRecord, LineTexts>();
    return (record: ImportRecord): LineTexts => {
      const known = written.get(record);
      if (known) return known;
      const row = texts.cell('rowNumber', record);
      const line = {
        cells: ids.map((id) => texts.cell(id, record)),
        label: $localize`:@@results.openRow:Open row ${row}:row:`,
        colour: channelColour(record.channel),
      };
      written.set(record, line);
      return line;
    };
  });
  return computed(() => {
    const { first, end } = block();
    const write = writer();
    return Array.from({ length: end - first }, (_, place): GridLine => {
      const index = first + place;
      const record = pages.row(index);
      return { index, record, ...(record ? write(record) : WAITING) };
    });
  });
}
