import { Component, computed, inject } from '@angular/core';
import type { MappingField } from '@etl-studio/contracts';
import type { TallyFigures } from '@etl-studio/engine';
import { Badge, Card, Formats, ProgressBar, Skeleton } from '@etl-studio/ui';

import type { Cause } from '../engine/conversion';
import { problemInField } from '../row-errors/row-error-words';
import { ControlLine } from '../runs/control-line';
import { FIELD_NAMES } from './field-words';
import { MappingStore } from './mapping.store';

/** What an import with this mapping would do with the whole file: counts, sums, causes, control totals. */
@Component({
  selector: 'app-dry-run-report',
  imports: [Badge, Card, ControlLine, ProgressBar, Skeleton],
  templateUrl: './dry-run-report.html',
  styleUrl: './dry-run-report.scss',
})
export class DryRunReport {
  protected readonly store = inject(MappingStore);
  protected readonly formats = inject(Formats);

  /** Nothing is imported while required fields are missing, and nothing is counted by a mapping that cannot be. */
  protected readonly result = computed(() => {
    const conversion = this.store.conversion();
    const isMeant = this.store.missing().length === 0 && conversion?.problems.length === 0;
    return isMeant && this.store.wholeFile() ? conversion : null;
  });
  /** Whether figures are on their way, and none are there to be shown. */
  protected readonly counting = computed(() => {
    const { store } = this;
    if (store.conversionFailure() !== null) return false;
    if (!store.ready()) return true;
    const isAwaited = store.converting() || store.conversion() === null;
    return store.missing().length === 0 && store.wholeFile() && isAwaited;
  });
  /** Whether the figures are of an older mapping. */
  protected readonly stale = this.store.converting;
  protected readonly progress = computed(() => {
    const result = this.result();
    if (!result || (result.complete && !this.stale())) return null;
    const all = this.store.inspection()?.dataRows ?? 0;
    const done = this.stale() ? 0 : result.totalRows;
    const [count, total] = [this.formats.number(done), this.formats.number(all)];
    return {
      percent: all > 0 ? (100 * done) / all : 0,
      text: $localize`:@@dryRun.counted:${count}:done: of ${total}:all: rows counted`,
    };
  });
  protected readonly classes = computed(() => {
    const result = this.result();
    if (!result) return [];
    const { imported, rejected } = result;
    return [
      { name: $localize`:@@dryRun.imported:Would be imported`, tone: 'ok', ...this.words(imported) },
      { name: $localize`:@@dryRun.rejected:Would be set aside`, tone: 'bad', ...this.words(rejected) },
    ];
  });
  protected readonly causes = computed(() =>
    (this.result()?.causes ?? []).map((cause) => ({
      ...cause,
      word: problemInField(cause.code, cause.field),
      column: this.column(cause.field),
      examples: this.examples(cause),
    })),
  );

  private words({ rows, spend, clicks, conversions }: TallyFigures) {
    return {
      rows: this.formats.number(rows),
      spend: this.formats.money(spend, this.store.currency()),
      clicks: this.formats.number(clicks),
      conversions: this.formats.number(conversions),
    };
  }

  private column(field: MappingField | null): string {
    if (field === null) return $localize`:@@errors.wholeRow:the whole row`;
    return this.store.mapping()[field]?.source ?? FIELD_NAMES[field];
  }

  private examples({ samples }: Cause): { place: string; value: string }[] {
    return samples.map(({ rowNumber, line, value }) => {
      const [row, at] = [this.formats.number(rowNumber), this.formats.number(line)];
      return {
        place: $localize`:@@dryRun.place:row ${row}:row:, line ${at}:line:`,
        value: value === null || value === '' ? $localize`:@@mapping.empty:(empty)` : value,
      };
    });
  }
}
