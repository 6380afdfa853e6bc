import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RunPage } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';
import { LucideChevronLeft, LucideChevronRight, LucideChevronsLeft } from '@lucide/angular';

/** Where the listed page stands in the whole list, and links to its neighbours. */
@Component({
  selector: 'app-run-pages',
  imports: [LucideChevronLeft, LucideChevronRight, LucideChevronsLeft, RouterLink],
  template: `
    <span class="faint" role="status" data-testid="runs-range">{{ range() }}</span>
    @if (page().previousCursor !== null || page().nextCursor !== null) {
      <nav aria-label="Pages" i18n-aria-label="@@pages.label">
        @for (step of steps(); track step.name) {
          @if (step.isThere) {
            <a
              routerLink="."
              [queryParams]="{ cursor: step.cursor }"
              queryParamsHandling="merge"
              [attr.data-testid]="'runs-' + step.name"
              (click)="left.emit()"
            >
              @switch (step.name) {
                @case ('first') {
                  <svg lucideChevronsLeft [size]="14"></svg
                  ><ng-container i18n="@@pages.newest">Newest</ng-container>
                }
                @case ('previous') {
                  <svg lucideChevronLeft [size]="14"></svg
                  ><ng-container i18n="@@pages.newer">Newer</ng-container>
                }
                @case ('next') {
                  <ng-container i18n="@@pages.older">Older</ng-container
                  ><svg lucideChevronRight [size]="14"></svg>
                }
              }
            </a>
          }
        }
      </nav>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 8px 16px;
      min-height: var(--ctl);
      padding: 8px 0;
    }
    nav {
      display: flex;
      gap: 8px;
    }
    a {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      height: var(--ctl);
      padding: 0 12px;
      border: 1px solid var(--border-strong);
      border-radius: var(--r-md);
      background: var(--surface);
      color: var(--text);
      font-weight: 550;
      text-decoration: none;
    }
    a:hover {
      border-color: var(--text-3);
    }
  `,
})
export class RunPages {
  readonly page = input.required<RunPage>();
  /** A link to another page was followed. */
  readonly left = output();
  private readonly formats = inject(Formats);

  protected readonly range = computed(() => {
    const { preceding, items, total } = this.page();
    if (items.length === 0) return '';
    const [from, to, all] = [preceding + 1, preceding + items.length, total].map((count) =>
      this.formats.number(count),
    );
    return $localize`:@@pages.range:Runs ${from}:from: to ${to}:to: of ${all}:all:`;
  });
  protected readonly steps = computed(() => {
    const { previousCursor, nextCursor } = this.page();
    return [
      { name: 'first', cursor: null, isThere: previousCursor !== null },
      { name: 'previous', cursor: previousCursor, isThere: previousCursor !== null },
      { name: 'next', cursor: nextCursor, isThere: nextCursor !== null },
    ] as const;
  });
}
