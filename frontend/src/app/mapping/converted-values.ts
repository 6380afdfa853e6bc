import { Component, computed, type ElementRef, inject, input, model, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Inspection, MappingField } from '@etl-studio/contracts';
import { Badge, Card, Formats, Skeleton } from '@etl-studio/ui';
import { LucideMaximize2, LucideMinimize2 } from '@lucide/angular';

import { serverText } from '../language/server-texts';
import { problemName } from '../row-errors/row-error-words';
import { type ConvertedCell, convertedCells, previewFields } from './converted-cells';
import { ConvertedText } from './converted-text';
import type { ConvertedRow } from '../engine/conversion';
import { FIELD_NAMES, formatKind } from './field-words';
import { MappingStore, ROWS_SHOWN } from './mapping.store';

/** Fields that fit beside the table of columns. */
const NARROW_FIELDS = 2;

/** Raw cells over what the mapping makes of them, row by row. */
@Component({
  selector: 'app-converted-values',
  imports: [Badge, Card, LucideMaximize2, LucideMinimize2, MatButton, Skeleton],
  templateUrl: './converted-values.html',
  styleUrl: './converted-values.scss',
})
export class ConvertedValues {
  readonly inspection = input.required<Inspection>();
  /** The field that the person works on. */
  readonly selectedField = input.required<MappingField | null>();
  /** Whether all fields are shown, in the full width. */
  readonly wide = model.required<boolean>();

  protected readonly store = inject(MappingStore);
  private readonly formats = inject(Formats);
  private readonly text = inject(ConvertedText);
  private readonly grid = viewChild<ElementRef<HTMLElement>>('grid');

  protected readonly onlyProblems = this.store.onlyProblems;
  private readonly active = signal({ row: 0, column: 0 });

  protected readonly conversion = this.store.conversion;
  protected readonly problemRows = computed(() => {
    const conversion = this.conversion();
    return conversion ? conversion.totalRows - conversion.validRows : 0;
  });
  protected readonly problemWords = computed(() => {
    const [problems, total] = [this.problemRows(), this.conversion()?.totalRows ?? 0];
    const [count, all] = [this.formats.number(problems), this.formats.number(total)];
    return problems === 1
      ? $localize`:@@mapping.problemRow:1 problem in ${all}:all: rows`
      : $localize`:@@mapping.problemRows:${count}:count: problems in ${all}:all: rows`;
  });
  protected readonly fields = computed(() =>
    previewFields(this.store.mapping(), this.selectedField(), this.wide() ? Infinity : NARROW_FIELDS),
  );
  private readonly source = computed<ConvertedRow[]>(() => {
    const conversion = this.conversion();
    if (!conversion) return [];
    return this.onlyProblems() ? conversion.failing : conversion.rows;
  });
  protected readonly rows = computed(() => {
    const [fields, mapping, columns] = [this.fields(), this.store.mapping(), this.inspection().columns];
    return this.source().map((row) => ({
      rowNumber: row.rowNumber,
      cells: convertedCells(row, fields, mapping, columns).map((cell) => this.shown(cell, row)),
    }));
  });
  /** The one cell in the tab order, kept inside the table as it changes. */
  protected readonly focused = computed(() => ({
    row: Math.min(this.active().row, Math.max(this.rows().length - 1, 0)),
    column: Math.min(this.active().column, Math.max(this.fields().length - 1, 0)),
  }));
  protected readonly sentence = computed(() => {
    const { row, column } = this.focused();
    const cells = this.rows()[row]?.cells;
    return cells?.[column]?.sentence ?? '';
  });

  /** Which rows are shown, and where the ones around them start; null where there are no others. */
  protected readonly turning = computed(() => {
    const rows = this.inspection().dataRows;
    const { from, count } = this.store.window();
    if (this.onlyProblems() || !this.store.wholeFile() || rows <= count) return null;
    const last = Math.min(from + count - 1, rows);
    const [first, to, all] = [from, last, rows].map((row) => this.formats.number(row));
    return {
      words: $localize`:@@mapping.rowsShown:Rows ${first}:first: to ${to}:last: of ${all}:all:`,
      before: from > 1 ? Math.max(from - count, 1) : null,
      after: last < rows ? last + 1 : null,
    };
  });

  protected turnTo(from: number): void {
    this.active.set({ row: 0, column: this.active().column });
    this.store.window.set({ from, count: ROWS_SHOWN });
  }

  protected heading(field: MappingField): string {
    const currency = this.store.currency();
    return field === 'spend' && currency ? `${FIELD_NAMES.spend} (${currency})` : FIELD_NAMES[field];
  }

  protected isNumber(field: MappingField): boolean {
    return formatKind(field) === 'number';
  }

  protected look(row: number, column: number): void {
    this.active.set({ row, column });
  }

  protected move(event: KeyboardEvent): void {
    const { row, column } = this.focused();
    const target = this.target(event.key, row, column);
    if (!target) return;
    event.preventDefault();
    this.active.set(target);
    const id = `converted-${target.row}-${target.column}`;
    this.grid()?.nativeElement.querySelector<HTMLElement>(`#${id}`)?.focus();
  }

  private target(key: string, row: number, column: number): { row: number; column: number } | null {
    const [lastRow, lastColumn] = [this.rows().length - 1, this.fields().length - 1];
    switch (key) {
      case 'ArrowDown':
        return { row: Math.min(row + 1, lastRow), column };
      case 'ArrowUp':
        return { row: Math.max(row - 1, 0), column };
      case 'ArrowRight':
        return { row, column: Math.min(column + 1, lastColumn) };
      case 'ArrowLeft':
        return { row, column: Math.max(column - 1, 0) };
      case 'Home':
        return { row, column: 0 };
      case 'End':
        return { row, column: lastColumn };
      case 'n':
        return this.problemAfter(row, column, 1);
      case 'p':
        return this.problemAfter(row, column, -1);
      default:
        return null;
    }
  }

  private problemAfter(row: number, column: number, step: 1 | -1): { row: number; column: number } | null {
    const width = this.fields().length;
    const cells = this.rows().flatMap(({ cells }) => cells);
    for (let at = row * width + column + step; at >= 0 && at < cells.length; at += step) {
      if (cells[at]?.problem) return { row: Math.floor(at / width), column: at % width };
    }
    return null;
  }

  private shown(cell: ConvertedCell, row: ConvertedRow) {
    const { field, raw, error } = cell;
    const converted = error ? '' : this.text.converted(field, row.values, this.store.currency());
    const problem = error ? problemName(error.code) : null;
    return { field, raw, converted, problem, sentence: this.sentenceFor(cell, row, converted) };
  }

  private sentenceFor({ field, raw, error }: ConvertedCell, row: ConvertedRow, converted: string): string {
    const [number, line] = [this.formats.number(row.rowNumber), this.formats.number(row.line)];
    const place =
      error?.column == null
        ? $localize`:@@mapping.place.row:Row ${number}:row:, line ${line}:line:`
        : $localize`:@@mapping.place.column:Row ${number}:row:, column ${error.column}:column:`;
    if (error) return `${place}: ${serverText(error.message, error.code)}`;
    const name = FIELD_NAMES[field];
    return raw === null
      ? $localize`:@@mapping.cell.constant:${place}:place:: ${name}:field: is ${converted}:value: in every row.`
      : $localize`:@@mapping.cell.read:${place}:place:: “${raw}:raw:” is read as ${converted}:value:.`;
  }
}
