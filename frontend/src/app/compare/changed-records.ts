import { Component, computed, inject, input } from '@angular/core';
import type { ImportRecord, RunComparison } from '@etl-studio/contracts';
import { Badge, Card, Formats, type Tone } from '@etl-studio/ui';

const KINDS: Record<'added' | 'removed' | 'changed', { word: string; tone: Tone }> = {
  added: { word: $localize`:@@compare.added:Only right`, tone: 'info' },
  removed: { word: $localize`:@@compare.removed:Only left`, tone: 'neutral' },
  changed: { word: $localize`:@@compare.changed:Changed`, tone: 'warn' },
};

/** How many records are on one side only, or differ, with the first of them. */
@Component({
  selector: 'app-changed-records',
  imports: [Badge, Card],
  template: `
    <ui-card heading="Records" i18n-heading="@@facts.records">
      <span cardActions class="faint">{{ counted() }}</span>
      <div
        class="table-scroll"
        tabindex="0"
        role="group"
        aria-label="Records"
        i18n-aria-label="@@facts.records"
      >
        <table class="table" data-testid="compare-records">
          <thead>
            <tr>
              <th scope="col" i18n="@@compare.kind">Change</th>
              <th scope="col" i18n="@@field.date">Date</th>
              <th scope="col" i18n="@@field.campaign">Campaign</th>
              <th scope="col" i18n="@@field.channel">Channel</th>
              <th scope="col" class="num" i18n="@@compare.leftSpend">Spend left</th>
              <th scope="col" class="num" i18n="@@compare.rightSpend">Spend right</th>
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track $index) {
              <tr>
                <td>
                  <ui-badge [tone]="row.tone">{{ row.word }}</ui-badge>
                </td>
                <td>{{ row.day }}</td>
                <td class="truncate name" [title]="row.record.campaign">{{ row.record.campaign }}</td>
                <td>{{ row.record.channel }}</td>
                <td class="num quiet">{{ row.left }}</td>
                <td class="num">{{ row.right }}</td>
              </tr>
            } @empty {
              <tr>
                <td colspan="6" class="quiet" i18n="@@compare.allEqual">Every record is the same in both.</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    </ui-card>
  `,
  styles: `
    .name {
      max-width: 280px;
    }
    .table-scroll {
      max-height: 420px;
      overflow: auto;
    }
  `,
})
export class ChangedRecords {
  readonly records = input.required<RunComparison['records']>();
  private readonly formats = inject(Formats);

  protected readonly counted = computed(() => {
    const { added, removed, changed, unchanged } = this.records();
    const [right, left, other, same] = [added, removed, changed, unchanged].map((count) =>
      this.formats.number(count),
    );
    return $localize`:@@compare.counted:${right}:added: only right, ${left}:removed: only left, ${other}:changed: changed, ${same}:same: the same`;
  });
  protected readonly rows = computed(() =>
    this.records().samples.map(({ kind, base, target }) => {
      const record = target ?? base;
      const day = this.formats.day(record.date);
      return { ...KINDS[kind], record, day, left: this.spend(base), right: this.spend(target) };
    }),
  );

  private spend(record: ImportRecord | null): string {
    return record === null ? '–' : this.formats.money(record.spend, record.currency);
  }
}
