import { Component, computed, inject, input, signal } from '@angular/core';
import { Formats } from '@etl-studio/ui';

import { changedLines, type CurrencyLine } from './currency-lines';

type Order = 'change' | 'name';
const SHOWN = 100;

/** What grew and what shrank, as bars from the middle, the largest change first. */
@Component({
  selector: 'app-delta-table',
  template: `
    <div
      class="table-scroll"
      tabindex="0"
      role="group"
      aria-label="Changes"
      i18n-aria-label="@@compare.changes"
    >
      <table class="table" data-testid="compare-changes">
        <thead>
          <tr>
            <th scope="col" [attr.aria-sort]="order() === 'name' ? 'ascending' : null">
              <button type="button" (click)="order.set('name')" i18n="@@team.name">Name</button>
            </th>
            <th scope="col"><span class="visually-hidden" i18n="@@compare.bar">Bar</span></th>
            <th scope="col" class="num" [attr.aria-sort]="order() === 'change' ? 'descending' : null">
              <button type="button" (click)="order.set('change')" i18n="@@compare.spendChange">
                Spend changes by
              </button>
            </th>
            <th scope="col" class="num" i18n="@@compare.left">Left</th>
            <th scope="col" class="num" i18n="@@compare.right">Right</th>
            <th scope="col" class="num" i18n="@@compare.rowsChange">Rows</th>
          </tr>
        </thead>
        <tbody>
          @for (line of rows(); track line.key) {
            <tr>
              <td class="truncate name" [title]="line.name">{{ line.name }}</td>
              <td class="bar">
                <i [class.less]="line.isLess" [style.width.%]="line.width"></i>
              </td>
              <td class="num">{{ line.deltaWords }}</td>
              <td class="num quiet">{{ line.leftWords }}</td>
              <td class="num">{{ line.rightWords }}</td>
              <td class="num quiet">{{ line.recordsWords }}</td>
            </tr>
          } @empty {
            <tr>
              <td colspan="6" class="quiet" i18n="@@compare.nothing">The two are equal.</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .table-scroll {
      max-height: 460px;
      overflow: auto;
    }
    thead th {
      position: sticky;
      top: 0;
      z-index: 1;
      background: var(--surface);
    }
    th button {
      min-height: 24px;
      padding: 0;
      border: 0;
      border-radius: var(--r-sm);
      background: none;
      font-weight: inherit;
      cursor: pointer;
    }
    .name {
      max-width: 260px;
    }
    .bar {
      position: relative;
      width: 30%;
      min-width: 120px;
    }
    .bar::before {
      content: '';
      position: absolute;
      inset: 0 auto 0 50%;
      border-left: 1px solid var(--border-strong);
    }
    i {
      position: absolute;
      top: 50%;
      left: 50%;
      height: 14px;
      min-width: 1px;
      translate: 0 -50%;
      border-radius: 0 3px 3px 0;
      background: var(--c1);
      forced-color-adjust: none;
    }
    i.less {
      left: auto;
      right: 50%;
      border-radius: 3px 0 0 3px;
      background: var(--c2);
    }
  `,
})
export class DeltaTable {
  readonly lines = input.required<readonly CurrencyLine[]>();
  protected readonly order = signal<Order>('change');
  private readonly formats = inject(Formats);

  protected readonly rows = computed(() => {
    const changed = changedLines(this.lines());
    const ordered =
      this.order() === 'name'
        ? changed.toSorted((one, other) => (one.name < other.name ? -1 : 1))
        : changed.toSorted((one, other) => other.share - one.share);
    return ordered.slice(0, SHOWN).map(({ name, currency, base, target, delta, share }) => {
      const money = (value: string) => this.formats.money(value, currency);
      return {
        key: `${currency ?? ''} ${name}`,
        name,
        isLess: delta.spend.startsWith('-'),
        width: 50 * share,
        deltaWords: this.signed(delta.spend, money),
        leftWords: base ? money(base.spend) : '–',
        rightWords: target ? money(target.spend) : '–',
        recordsWords: this.signed(String(delta.records), (value) => this.formats.number(value)),
      };
    });
  });

  private signed(value: string, words: (value: string) => string): string {
    if (Number(value) === 0) return words('0');
    return value.startsWith('-') ? `−${words(value.slice(1))}` : `+${words(value)}`;
  }
}
