import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SchemaVersion } from '@etl-studio/contracts';
import { Badge, Formats, RelativeTime } from '@etl-studio/ui';

/** Every version, newest first; the active one is where editing happens. */
@Component({
  selector: 'app-version-list',
  imports: [Badge, RelativeTime, RouterLink],
  template: `
    <ol>
      @for (item of versions(); track item.version) {
        <li>
          <a
            [routerLink]="[]"
            [queryParams]="item.version === active() ? {} : { version: item.version }"
            [attr.aria-current]="item.version === shown() ? 'true' : null"
            [attr.data-testid]="'schema-version-' + item.version"
          >
            <span class="head">
              <b i18n="@@schema.version">Version {{ item.version }}</b>
              @if (item.version === active()) {
                <ui-badge tone="ok" i18n="@@schema.active">Active</ui-badge>
              }
            </span>
            @if (item.note) {
              <span class="note">{{ item.note }}</span>
            }
            <span class="faint">
              @if (item.createdBy) {
                {{ item.createdBy.name }},
              }
              <ui-relative-time [at]="item.createdAt" />
            </span>
            <span class="faint" i18n="@@schema.usedBy">
              {item.runs, plural, =0 {No runs} =1 {1 run} other {{{ formats.number(item.runs) }} runs}}
            </span>
          </a>
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      margin: 0;
      padding: 6px;
      list-style: none;
    }
    a {
      display: flex;
      flex-direction: column;
      padding: 8px 10px;
      border-radius: var(--r-md);
      color: var(--text);
      text-decoration: none;
    }
    a:hover {
      background: var(--sunken);
    }
    a[aria-current] {
      background: var(--accent-tint);
    }
    .head {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 8px;
    }
    .note {
      color: var(--text-2);
      overflow-wrap: anywhere;
    }
    a[aria-current] .faint {
      color: var(--text-2);
    }
    .faint {
      font-size: 12px;
      line-height: 18px;
    }
  `,
})
export class VersionList {
  readonly versions = input.required<readonly SchemaVersion[]>();
  readonly active = input.required<number | null>();
  readonly shown = input.required<number | null>();
  protected readonly formats = inject(Formats);
}
