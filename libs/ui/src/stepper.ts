import { Component, input } from '@angular/core';
import { LucideCheck } from '@lucide/angular';

/** The steps of a job in order; `current` is the 0-based index of the one the person is at. */
@Component({
  selector: 'ui-stepper',
  imports: [LucideCheck],
  template: `
    <ol [attr.aria-label]="label()">
      @for (step of steps(); track step) {
        <li [class.done]="$index < current()" [attr.aria-current]="$index === current() ? 'step' : null">
          <i>
            @if ($index < current()) {
              <svg lucideCheck [size]="12" [strokeWidth]="3" title="Done" i18n-title="@@ui.step.done"></svg>
            } @else {
              {{ $index + 1 }}
            }
          </i>
          {{ step }}
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: flex;
      align-items: center;
      flex-wrap: wrap;
      gap: 6px;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      align-items: center;
      gap: 6px;
      color: var(--text-3);
      font-weight: 500;
      white-space: nowrap;
    }
    li:not(:last-child)::after {
      content: '';
      width: 20px;
      height: 1px;
      background: var(--border-strong);
    }
    i {
      display: grid;
      place-items: center;
      width: 20px;
      height: 20px;
      border: 1px solid var(--border-strong);
      border-radius: var(--r-full);
      font-style: normal;
      font-size: 11px;
      font-weight: 600;
    }
    .done i {
      background: var(--ok-fill);
      border-color: var(--ok-fill);
      color: var(--surface);
    }
    [aria-current] {
      color: var(--text);
    }
    [aria-current] i {
      background: var(--accent);
      border-color: var(--accent);
      color: var(--on-accent);
    }
    @media (max-width: 639.98px) {
      li:not([aria-current]) {
        font-size: 0;
        gap: 0;
      }
      li:not(:last-child)::after {
        width: 12px;
        margin-left: 6px;
      }
    }
  `,
})
export class Stepper {
  readonly steps = input.required<readonly string[]>();
  readonly current = input.required<number>();
  readonly label = input.required<string>();
}
