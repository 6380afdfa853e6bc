import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

export interface BreadcrumbItem {
  label: string;
  link?: string;
}

/** Where the page stands; the last item is the page itself. Collapses from the left where space is short. */
@Component({
  selector: 'ui-breadcrumb',
  imports: [RouterLink],
  template: `
    <nav aria-label="Breadcrumb" i18n-aria-label="@@ui.breadcrumb">
      <ol>
        @for (item of items(); track $index) {
          <li>
            @if ($last) {
              <b aria-current="page" [title]="item.label">{{ item.label }}</b>
            } @else if (item.link) {
              <a [routerLink]="item.link">{{ item.label }}</a>
            } @else {
              <span>{{ item.label }}</span>
            }
          </li>
        }
      </ol>
    </nav>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    /* Short names stay whole; long ones share what is left. */
    ol {
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, max-content);
      justify-content: start;
      padding: 0;
      list-style: none;
      color: var(--text-3);
      min-width: 0;
    }
    li {
      display: flex;
      min-width: 0;
    }
    li:not(:first-child)::before {
      content: '/';
      margin: 0 8px;
      color: var(--text-3);
    }
    a,
    b,
    span {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      border-radius: var(--r-sm);
    }
    a {
      color: inherit;
      text-decoration: none;
    }
    a:hover {
      color: var(--text);
      text-decoration: underline;
    }
    b {
      color: var(--text);
      font-weight: 550;
    }
    @media (max-width: 639.98px) {
      li:nth-last-child(n + 3) {
        display: none;
      }
      li:nth-last-child(2)::before {
        display: none;
      }
    }
  `,
})
export class Breadcrumb {
  readonly items = input.required<readonly BreadcrumbItem[]>();
}
