import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type CanonicalField, CANONICAL_FIELDS, REQUIRED_FIELDS } from '@etl-studio/contracts';
import { Badge, Formats, Meter, type Tone } from '@etl-studio/ui';

import { FIELD_NAMES, isRequired } from './field-words';
import { MappingStore } from './mapping.store';

const OPTIONAL = CANONICAL_FIELDS.filter((field) => !isRequired(field));

/** The two things that can be done with a mapping. */
export type Doing = 'save' | 'start';

/** How far the mapping is, how much of the file it converts, and the two things to do with it. */
@Component({
  selector: 'app-readiness-bar',
  imports: [Badge, MatButton, Meter],
  templateUrl: './readiness-bar.html',
  styleUrl: './readiness-bar.scss',
})
export class ReadinessBar {
  /** What the person waits for; null where nothing goes on. */
  readonly doing = input.required<Doing | null>();
  /** Whether the person is being asked if the import may start with rows set aside. */
  readonly confirming = input.required<boolean>();
  readonly save = output();
  readonly start = output();
  readonly back = output();

  protected readonly store = inject(MappingStore);
  private readonly formats = inject(Formats);
  protected readonly all = REQUIRED_FIELDS.length;

  protected readonly isLocal = this.store.source.isLocal;
  protected readonly saveWords = computed(() => {
    if (this.doing() === 'save') return $localize`:@@mapping.saving:Saving`;
    if (this.isLocal) return $localize`:@@mapping.saveDraft:Save as draft`;
    return this.store.isSaved()
      ? $localize`:@@mapping.saved:Mapping saved`
      : $localize`:@@mapping.save:Save mapping`;
  });
  protected readonly startWords = computed(() => {
    if (this.doing() === 'start')
      return this.isLocal ? $localize`:@@mapping.sending:Sending` : $localize`:@@mapping.starting:Starting`;
    return this.isLocal
      ? $localize`:@@mapping.uploadAndImport:Upload and import`
      : $localize`:@@mapping.start:Start import`;
  });

  protected readonly heading = computed(() => {
    const mapped = this.store.mappedRequired();
    return $localize`:@@mapping.ready:${mapped}:mapped: of ${this.all}:all: required fields mapped`;
  });

  /** Names what still stands in the way. */
  protected readonly missingNote = computed(() => {
    const names = this.store
      .missing()
      .map((field) => FIELD_NAMES[field])
      .join(', ');
    return names && $localize`:@@mapping.stillMissing:Still missing\: ${names}:fields:`;
  });

  protected readonly optionalNote = computed(() =>
    OPTIONAL.map((field) => this.optionalWords(field)).join(', '),
  );

  protected readonly counted = computed(() => {
    const conversion = this.store.conversion();
    if (!conversion || conversion.problems.length > 0 || conversion.totalRows === 0) return null;
    // No row is imported without its required fields, whatever the others convert to.
    if (this.store.missing().length > 0) return null;
    const { validRows, totalRows, complete } = conversion;
    const [valid, total] = [this.formats.number(validRows), this.formats.number(totalRows)];
    return {
      word: this.countWords(valid, total, totalRows, complete),
      tone: tone(validRows / totalRows),
      complete,
    };
  });

  protected readonly setAside = computed(() => {
    const conversion = this.store.conversion();
    const [failing, total] = conversion
      ? [conversion.totalRows - conversion.validRows, conversion.totalRows]
      : [0, 0];
    return $localize`:@@mapping.confirm:${this.formats.number(failing)}:failing: of ${this.formats.number(total)}:total: rows will be set aside as errors; the others are imported. You can look at them afterwards.`;
  });

  /** Where the choices are before they are the dataset's; empty for a file that no run has. */
  protected readonly draftNote = computed(() => {
    if (this.isLocal || this.store.locked()) return '';
    const at = this.store.keptAt();
    if (at === null) return $localize`:@@draft.none:Changes are kept as a draft in this browser.`;
    const when = this.formats.moment(at, Date.now());
    return this.store.isSaved()
      ? $localize`:@@draft.kept:Draft kept in this browser, ${when}:when:.`
      : $localize`:@@draft.unsaved:Draft kept in this browser, ${when}:when:; not saved for the dataset.`;
  });

  private countWords(valid: string, total: string, totalRows: number, complete: boolean): string {
    if (!complete) return $localize`:@@mapping.rowsSoFar:${valid}:valid: of ${total}:total: rows so far`;
    const isSample = totalRows < (this.store.inspection()?.dataRows ?? 0);
    return isSample
      ? $localize`:@@mapping.sampledConvert:${valid}:valid: of ${total}:total: sampled rows convert`
      : $localize`:@@mapping.rowsConvert:${valid}:valid: of ${total}:total: rows convert`;
  }

  private optionalWords(field: CanonicalField): string {
    const name = FIELD_NAMES[field];
    const drafted = this.store.draft().fields[field];
    if (!drafted) return $localize`:@@mapping.optional.left:${name}:field: left empty`;
    return drafted.default === undefined
      ? $localize`:@@mapping.optional.mapped:${name}:field: mapped`
      : $localize`:@@mapping.optional.default:${name}:field: mapped, ${drafted.default}:default: where empty`;
  }
}

function tone(share: number): Tone {
  if (share >= 0.99) return 'ok';
  return share >= 0.9 ? 'warn' : 'bad';
}
