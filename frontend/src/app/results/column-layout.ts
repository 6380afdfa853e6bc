import { computed, Injectable, signal } from '@angular/core';

import { DERIVED_COLUMNS, RECORD_COLUMNS, type RecordColumnId } from './record-columns';

const STORAGE_KEY = 'etl-studio.result-columns';
export const LEAST_WIDTH = 60;
export const MOST_WIDTH = 800;

/** Pixels, and which part of what is left over a column takes; the texts take it all. */
const TRACKS: Record<RecordColumnId, { width: number; grows?: number }> = {
  rowNumber: { width: 72 },
  date: { width: 108 },
  campaign: { width: 190, grows: 2 },
  channel: { width: 130, grows: 1 },
  spend: { width: 124 },
  clicks: { width: 96 },
  conversions: { width: 118 },
  cpc: { width: 124 },
  cpa: { width: 164 },
};

interface Layout {
  hidden: readonly RecordColumnId[];
  pinned: readonly RecordColumnId[];
  widths: Partial<Record<RecordColumnId, number>>;
}

const AS_MADE: Layout = { hidden: [], pinned: [], widths: {} };

/** Which columns of the results are shown, how wide, and which stay in sight, in this browser. */
@Injectable({ providedIn: 'root' })
export class ColumnLayout {
  private readonly layout = signal(stored());
  readonly isChanged = computed(() => this.layout() !== AS_MADE);

  /** Pinned columns first. */
  readonly columns = computed(() => {
    const { hidden, pinned } = this.layout();
    const shown = RECORD_COLUMNS.filter((id) => !hidden.includes(id));
    return [...shown.filter((id) => pinned.includes(id)), ...shown.filter((id) => !pinned.includes(id))];
  });
  readonly derived = computed(() => DERIVED_COLUMNS.some((id) => this.columns().includes(id)));
  /** For `grid-template-columns`. */
  readonly template = computed(() =>
    this.columns()
      .map((id) => {
        const { grows } = TRACKS[id];
        const isFixed = grows === undefined || this.isPinned(id) || this.layout().widths[id] !== undefined;
        return isFixed ? `${this.widthOf(id)}px` : `minmax(${this.widthOf(id)}px, ${grows}fr)`;
      })
      .join(' '),
  );
  /** Pixels that the columns need at least. */
  readonly width = computed(() => this.columns().reduce((sum, id) => sum + this.widthOf(id), 0));
  /** Pixels from the left at which pinned columns stay. */
  readonly offsets = computed(() => {
    let left = 0;
    const offsets: Partial<Record<RecordColumnId, number>> = {};
    for (const id of this.columns().filter((each) => this.isPinned(each))) {
      offsets[id] = left;
      left += this.widthOf(id);
    }
    return offsets;
  });

  isShown(id: RecordColumnId): boolean {
    return this.columns().includes(id);
  }

  isPinned(id: RecordColumnId): boolean {
    return this.layout().pinned.includes(id);
  }

  /** The row number opens its row: it always stays. */
  canHide(id: RecordColumnId): boolean {
    return id !== 'rowNumber';
  }

  widthOf(id: RecordColumnId): number {
    return this.layout().widths[id] ?? TRACKS[id].width;
  }

  show(ids: readonly RecordColumnId[], isShown: boolean): void {
    const { hidden } = this.layout();
    const others = hidden.filter((id) => !ids.includes(id));
    this.change({ hidden: isShown ? others : [...others, ...ids.filter((id) => this.canHide(id))] });
  }

  pin(id: RecordColumnId, isPinned: boolean): void {
    const others = this.layout().pinned.filter((each) => each !== id);
    this.change({ pinned: isPinned ? [...others, id] : others });
  }

  /** Null for as wide as it was made. */
  setWidth(id: RecordColumnId, pixels: number | null): void {
    const others = Object.entries(this.layout().widths).filter(([column]) => column !== id);
    const width =
      pixels === null ? [] : [[id, Math.round(Math.min(Math.max(pixels, LEAST_WIDTH), MOST_WIDTH))]];
    this.change({ widths: Object.fromEntries([...others, ...width]) as Layout['widths'] });
  }

  reset(): void {
    this.layout.set(AS_MADE);
    localStorage.removeItem(STORAGE_KEY);
  }

  private change(part: Partial<Layout>): void {
    this.layout.update((layout) => ({ ...layout, ...part }));
    localStorage.setItem(STORAGE_KEY, JSON.stringify(this.layout()));
  }
}

/** What was kept, as far as it is a layout. */
function stored(): Layout {
  try {
    const kept = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null') as Partial<Layout> | null;
    if (!kept) return AS_MADE;
    const { hidden = [], pinned = [], widths = {} } = kept;
    return {
      hidden: RECORD_COLUMNS.filter((id) => hidden.includes(id) && id !== 'rowNumber'),
      pinned: RECORD_COLUMNS.filter((id) => pinned.includes(id)),
      widths: Object.fromEntries(
        RECORD_COLUMNS.flatMap((id) => {
          const width = Number(widths[id]);
          return width >= LEAST_WIDTH && width <= MOST_WIDTH ? [[id, width]] : [];
        }),
      ),
    };
  } catch {
    return AS_MADE;
  }
}
