import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ImportRecord } from '@etl-studio/contracts';
import { ErrorPanel, Formats, Skeleton } from '@etl-studio/ui';
import { LucideCheck, LucideChevronDown, LucideChevronUp, LucideX } from '@lucide/angular';

import { held } from '../api/held';
import { RunsApi } from '../api/runs.api';
import { toFailure } from '../http/failure';
import { ServerText } from '../language/server-text.pipe';
import { cellsOf, cellsRead, unreadCells } from './record-cells';
import { RuleWords } from './rule-words';

/** One record beside the row of the file that it was read from: cell for cell, with what each was checked against. */
@Component({
  selector: 'app-row-drawer',
  imports: [
    ErrorPanel,
    LucideCheck,
    LucideChevronDown,
    LucideChevronUp,
    LucideX,
    MatIconButton,
    RouterLink,
    ServerText,
    Skeleton,
  ],
  host: {
    role: 'region',
    'aria-labelledby': 'row-drawer-heading',
    'data-testid': 'row-drawer',
    '(keydown.escape)': 'closed.emit()',
  },
  templateUrl: './row-drawer.html',
  styleUrl: './row-drawer.scss',
})
export class RowDrawer {
  readonly runId = input.required<string>();
  readonly rowNumber = input.required<number>();
  /** The record where the grid has it: it is shown while its row of the file is looked for. */
  readonly record = input<ImportRecord>();
  /** Where it stands in the filtered set, from 0; null where it is not in it, or not known yet. */
  readonly position = input.required<number | null>();
  readonly total = input.required<number>();
  readonly closed = output();
  /** One row on, or one back. */
  readonly stepped = output<1 | -1>();

  private readonly words = inject(RuleWords);
  protected readonly formats = inject(Formats);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly origin = inject(RunsApi).record(this.runId, this.rowNumber);
  private readonly last = held(this.origin);
  /** What is known; while the next row is read, that of the one before is not taken for its own. */
  protected readonly known = computed(() => {
    const origin = this.last();
    return origin?.record.rowNumber === this.rowNumber() ? origin : null;
  });
  protected readonly failure = computed(() => {
    const error = this.origin.error();
    return error ? toFailure(error) : null;
  });
  protected readonly cells = computed(() => {
    const [origin, record] = [this.known(), this.record()];
    if (origin)
      return cellsRead(origin).map((cell) => ({
        ...cell,
        rules: this.words.of(origin.rules[cell.id] ?? {}),
      }));
    return record ? cellsOf(record).map((cell) => ({ ...cell, rules: [] })) : [];
  });
  protected readonly others = computed(() => {
    const origin = this.known();
    return origin ? unreadCells(origin) : [];
  });
  protected readonly place = computed(() => {
    const position = this.position();
    if (position === null) return '';
    const [at, of] = [this.formats.number(position + 1), this.formats.number(this.total())];
    return $localize`:@@rowDrawer.place:${at}:at: of ${of}:total: shown`;
  });

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus({ preventScroll: true }));
  }
}
