import { Component, computed, inject, input } from '@angular/core';
import type { MappingField } from '@etl-studio/contracts';

import { FIELD_NAMES } from './field-words';
import { MappingStore } from './mapping.store';

/** The one value that a field has in every row. */
@Component({
  selector: 'app-constant-input',
  template: `
    <input
      #box
      class="input"
      [id]="'map-' + field()"
      [type]="field() === 'date' ? 'date' : 'text'"
      [attr.inputmode]="isNumber() ? 'decimal' : null"
      [class.unresolved]="!value()"
      [attr.aria-label]="label()"
      [placeholder]="placeholder()"
      [value]="value()"
      [disabled]="store.locked()"
      (input)="store.assignConstant(field(), box.value)"
    />
  `,
  styles: `
    .unresolved {
      border-color: var(--warn-fill);
    }
  `,
})
export class ConstantInput {
  readonly field = input.required<MappingField>();
  protected readonly store = inject(MappingStore);
  protected readonly value = computed(() => this.store.draft().fields[this.field()]?.constant ?? '');
  protected readonly isNumber = computed(() => ['spend', 'clicks', 'conversions'].includes(this.field()));
  protected readonly label = computed(() => {
    const name = FIELD_NAMES[this.field()];
    return $localize`:@@mapping.constant.label:${name}:field: of every row`;
  });
  protected readonly placeholder = computed(() =>
    this.field() === 'channel' ? $localize`:@@mapping.constant.channel:such as Google Ads` : '',
  );
}
