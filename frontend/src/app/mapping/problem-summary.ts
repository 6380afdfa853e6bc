import { Component, computed, ElementRef, inject, input } from '@angular/core';

import type { StartProblem } from './start-problems';

/** What stands in the way, each with a link to the control that mends it. */
@Component({
  selector: 'app-problem-summary',
  host: { role: 'alert', tabindex: '-1' },
  template: `
    <h2>{{ heading() }}</h2>
    <ul>
      @for (problem of problems(); track problem.message) {
        <li>
          @if (problem.target; as target) {
            <button type="button" (click)="lead(target)">{{ problem.message }}</button>
          } @else {
            {{ problem.message }}
          }
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: block;
      padding: 12px 16px;
      margin-bottom: 16px;
      border: 1px solid var(--bad-fill);
      border-radius: var(--r-lg);
      background: var(--bad-tint);
      color: var(--bad-text);
    }
    h2 {
      font-size: 13px;
      line-height: 20px;
    }
    ul {
      padding-left: 18px;
    }
    button {
      min-height: 24px;
      padding: 0;
      border: 0;
      vertical-align: top;
      background: none;
      color: inherit;
      text-align: left;
      text-decoration: underline;
      cursor: pointer;
    }
  `,
})
export class ProblemSummary {
  readonly problems = input.required<readonly StartProblem[]>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly heading = computed(() => {
    const count = this.problems().length;
    return count === 1
      ? $localize`:@@mapping.oneToFix:1 thing to fix`
      : $localize`:@@mapping.manyToFix:${count}:count: things to fix`;
  });

  focus(): void {
    this.host.nativeElement.focus();
  }

  protected lead(target: string): void {
    const control = this.host.nativeElement.ownerDocument.getElementById(target);
    control?.scrollIntoView({ block: 'center' });
    control?.focus();
  }
}
