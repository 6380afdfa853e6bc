import { Component, computed, input } from '@angular/core';
import type { SchemaChange } from '@etl-studio/engine';

import { settingName } from './schema-words';

/** What differs between two schemas, a line each: what was, what is. */
@Component({
  selector: 'app-schema-diff',
  template: `
    @if (lines().length > 0) {
      <ul data-testid="schema-diff">
        @for (line of lines(); track line.name) {
          <li>
            <span class="name">{{ line.name }}</span>
            @if (line.before !== null) {
              <del><span class="visually-hidden" i18n="@@schema.diff.was">was </span>{{ line.before }}</del>
            }
            @if (line.after !== null) {
              <ins><span class="visually-hidden" i18n="@@schema.diff.is">is now </span>{{ line.after }}</ins>
            }
            @if (line.isGone) {
              <span class="faint" i18n="@@schema.diff.removed">removed</span>
            }
          </li>
        }
      </ul>
    } @else {
      <p class="quiet" i18n="@@schema.diff.none">Both say the same.</p>
    }
  `,
  styles: `
    ul {
      display: flex;
      flex-direction: column;
      gap: 8px;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 4px 8px;
    }
    .name {
      flex: 1 0 100%;
      color: var(--text-2);
      font-size: 12px;
      line-height: 18px;
    }
    del,
    ins {
      padding: 0 6px;
      border-radius: var(--r-sm);
      overflow-wrap: anywhere;
    }
    del {
      background: var(--bad-tint);
      color: var(--bad-text);
    }
    ins {
      background: var(--ok-tint);
      color: var(--ok-text);
      text-decoration: none;
    }
  `,
})
export class SchemaDiff {
  readonly changes = input.required<readonly SchemaChange[]>();

  protected readonly lines = computed(() =>
    this.changes().map(({ field, setting, kind, before, after }) => ({
      name: settingName(field, setting),
      isGone: kind === 'removed',
      before: textOf(before, after),
      after: textOf(after, before),
    })),
  );
}

/** Of two lists, only what the other has not. */
function textOf(value: SchemaChange['before'], other: SchemaChange['before']): string | null {
  if (!Array.isArray(value)) return value === null ? null : String(value);
  return value.filter((item) => !Array.isArray(other) || !other.includes(item)).join(', ') || null;
}
