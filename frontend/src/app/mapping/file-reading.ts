import { Component, computed, inject, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type DialectChoice, QUOTE_SIGNS } from '@etl-studio/contracts';
import { Card, Formats } from '@etl-studio/ui';
import { LucideCircleAlert } from '@lucide/angular';

import { LiveConversion } from '../engine/live-conversion';
import { MappingSource } from './mapping-source';
import {
  delimiterChoices,
  delimiterEvidence,
  encodingChoices,
  encodingEvidence,
  QUOTE_CHOICES,
  quoteEvidence,
} from './reading-words';

/** How bytes become rows of cells: what was found out, why, and a way to say otherwise, which is tried at once. */
@Component({
  selector: 'app-file-reading',
  imports: [Card, LucideCircleAlert, MatButton],
  templateUrl: './file-reading.html',
  styleUrl: './file-reading.scss',
})
export class FileReading {
  readonly closed = output();
  protected readonly source = inject(MappingSource);
  private readonly live = inject(LiveConversion);
  private readonly formats = inject(Formats);

  protected readonly QUOTE_CHOICES = QUOTE_CHOICES;
  private readonly inspection = computed(() => this.source.inspection());
  protected readonly head = this.live.head;
  protected readonly said = this.source.said;
  protected readonly isSaid = computed(() => Object.keys(this.said()).length > 0);
  protected readonly off = computed(() => this.source.locked() || this.source.rereading());

  /** What the controls show: what was said last, else what was found out. */
  protected readonly dialect = computed(() => {
    const found = this.inspection()?.dialect;
    return found && { ...found, ...this.said(), headerRow: this.said().headerRow ?? found.headerRow ?? 0 };
  });
  protected readonly encodings = computed(() => {
    const found = this.inspection()?.dialect;
    return found ? encodingChoices(found, this.head()) : [];
  });
  protected readonly delimiters = computed(() => {
    const found = this.inspection()?.dialect;
    return found ? delimiterChoices(found) : [];
  });
  protected readonly evidence = computed(() => {
    const [head, width, said] = [this.head(), this.inspection()?.columns.length ?? 0, this.said()];
    if (!head) return null;
    return {
      encoding: encodingEvidence(head),
      delimiter: delimiterEvidence(head, width, this.formats),
      quote: quoteEvidence(head, this.formats),
      header:
        said.headerRow === undefined
          ? $localize`:@@reading.found:found`
          : $localize`:@@reading.set:set by you`,
    };
  });
  /** Whether the header stands below the lines that are shown. */
  protected readonly isFurtherDown = computed(() => {
    const row = this.dialect()?.headerRow ?? 0;
    return row > 0 && !(this.head()?.lines ?? []).some(({ line }) => line === row);
  });
  protected readonly decimal = computed(() =>
    this.inspection()?.dialect.decimal === ','
      ? $localize`:@@reading.decimalComma:Numbers are read with a decimal comma (1.234,56)`
      : $localize`:@@reading.decimalPoint:Numbers are read with a decimal point (1,234.56)`,
  );

  protected say(change: DialectChoice): void {
    this.source.reread({ ...this.said(), ...change });
  }

  protected sayQuote(value: string): void {
    const quote = QUOTE_SIGNS.find((sign) => sign === value);
    if (quote) this.say({ quote });
  }

  protected sayLine(value: string): void {
    const headerRow = Number(value);
    if (Number.isInteger(headerRow) && headerRow >= 0) this.say({ headerRow });
  }

  protected findOut(): void {
    this.source.reread({});
  }
}
