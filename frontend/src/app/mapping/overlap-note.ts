import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Formats } from '@etl-studio/ui';

import { LedgerApi } from '../api/ledger.api';
import { MappingStore } from './mapping.store';
import { heldDays } from './held-days';

/** Slices that are looked at: those of some months. */
const SLICES = 500;

/** That the dataset holds days of the file already, said before anything of it is sent. */
@Component({
  selector: 'app-overlap-note',
  imports: [RouterLink],
  template: `
    @if (words(); as words) {
      <p data-testid="overlap-note">
        {{ words }}
        <a [routerLink]="['/datasets', datasetId()]" i18n="@@overlap.see">See the dataset</a>
      </p>
    }
  `,
  styles: `
    p {
      margin: -6px 0 10px;
      padding: 0 2px;
      color: var(--text-2);
    }
  `,
})
export class OverlapNote {
  private readonly store = inject(MappingStore);
  private readonly formats = inject(Formats);
  private readonly dataset = computed(() => {
    const { dataset } = this.store.source;
    return dataset.hasValue() ? dataset.value() : null;
  });
  protected readonly datasetId = computed(() => this.dataset()?.id);

  /** Days of the file that the mapping imports; none as long as it imports nothing. */
  private readonly days = computed(() => {
    const conversion = this.store.conversion();
    return conversion && this.store.missing().length === 0 && !this.store.locked() ? conversion.days : [];
  });
  private readonly range = computed(
    () => {
      const [from, to] = [this.days()[0], this.days().at(-1)];
      return from !== undefined && to !== undefined ? { from, to } : null;
    },
    { equal: (one, other) => one?.from === other?.from && one?.to === other?.to },
  );
  private readonly slices = inject(LedgerApi).slices(
    () => (this.range() ? this.datasetId() : undefined),
    () => ({ ...this.range(), limit: SLICES }),
  );

  protected readonly words = computed(() => {
    if (!this.range() || !this.slices.hasValue()) return '';
    const held = heldDays(this.slices.value().items, this.days());
    if (!held) return '';
    const [days, all] = [held.days, this.days().length].map((count) => this.formats.number(count));
    const files = held.files.map((name) => `“${name}”`).join(', ');
    return this.dataset()?.importMode === 'append'
      ? $localize`:@@overlap.adds:The dataset holds records of ${days}:held: of the file’s ${all}:days: days already, from ${files}:files:. This import adds to them, after showing what that changes.`
      : $localize`:@@overlap.replaces:The dataset holds records of ${days}:held: of the file’s ${all}:days: days already, from ${files}:files:. Before this import takes their place, it shows what that changes.`;
  });
}
