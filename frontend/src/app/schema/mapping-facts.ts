import { Component, computed, input } from '@angular/core';
import { type Mapping, MAPPING_FIELDS } from '@etl-studio/contracts';

import { FIELD_NAMES } from '../mapping/field-words';

/** Where each field of a version comes from, and how it is read. */
@Component({
  selector: 'app-mapping-facts',
  template: `
    <div class="table-scroll">
      <table class="table">
        <thead>
          <tr>
            <th scope="col" i18n="@@mapping.head.field">Field</th>
            <th scope="col" i18n="@@mapping.head.comesFrom">Comes from</th>
            <th scope="col" i18n="@@mapping.head.format">Format</th>
            <th scope="col" i18n="@@mapping.head.ifEmpty">If empty</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.name) {
            <tr>
              <th scope="row">{{ row.name }}</th>
              <td class="from">
                @if (row.constant !== undefined) {
                  <span i18n="@@schema.map.always">always “{{ row.constant }}”</span>
                } @else if (row.source !== undefined) {
                  {{ row.source }}
                } @else {
                  <span class="faint" i18n="@@schema.map.none">not imported</span>
                }
              </td>
              <td class="quiet">{{ row.format }}</td>
              <td class="quiet">{{ row.fallback }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .from {
      white-space: normal;
      overflow-wrap: anywhere;
    }
  `,
})
export class MappingFacts {
  readonly mapping = input.required<Mapping>();

  protected readonly rows = computed(() =>
    MAPPING_FIELDS.filter((field) => field !== 'currency' || this.mapping().currency).map((field) => {
      const mapped = this.mapping()[field];
      const byFile = mapped?.source === undefined ? '' : $localize`:@@schema.map.byFile:as in the file`;
      const decimal =
        mapped?.decimal && $localize`:@@schema.map.decimal:“${mapped.decimal}:sign:” for decimals`;
      const isText = field === 'campaign' || field === 'channel' || field === 'currency';
      return {
        name: FIELD_NAMES[field],
        source: mapped?.source,
        constant: mapped?.constant,
        format: mapped?.format ?? decimal ?? (isText ? '' : byFile),
        fallback: mapped?.default ?? '',
      };
    }),
  );
}
