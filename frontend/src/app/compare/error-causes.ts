import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Card, Formats } from '@etl-studio/ui';

import { RunsApi } from '../api/runs.api';
import { ChangeBadge } from '../figures/change-badge';
import { problemInField } from '../row-errors/row-error-words';
import { type Cause, causesOf } from './causes-of';

/** Why rows of either run were rejected, the most frequent cause first; each count leads to its rows. */
@Component({
  selector: 'app-error-causes',
  imports: [Card, ChangeBadge, RouterLink],
  template: `
    @if (causes(); as causes) {
      <ui-card heading="Rows with errors" i18n-heading="@@route.errors">
        <div
          class="table-scroll"
          tabindex="0"
          role="group"
          aria-label="Rows with errors"
          i18n-aria-label="@@route.errors"
        >
          <table class="table" data-testid="compare-errors">
            <thead>
              <tr>
                <th scope="col" i18n="@@errors.problem">Problem</th>
                <th scope="col" class="num" i18n="@@compare.left">Left</th>
                <th scope="col" class="num" i18n="@@compare.right">Right</th>
                <th scope="col" class="num" i18n="@@compare.kind">Change</th>
              </tr>
            </thead>
            <tbody>
              @for (cause of causes; track cause.code + cause.field) {
                <tr>
                  <th scope="row">{{ problem(cause) }}</th>
                  @for (side of sides(cause); track $index) {
                    <td class="num">
                      @if (side.count > 0) {
                        <a
                          [routerLink]="['/runs', side.runId, 'errors']"
                          [queryParams]="{ code: cause.code, field: cause.field }"
                          >{{ formats.number(side.count) }}</a
                        >
                      } @else {
                        0
                      }
                    </td>
                  }
                  <td class="num">
                    <app-change [now]="'' + cause.right" [before]="'' + cause.left" rise="bad" />
                  </td>
                </tr>
              } @empty {
                <tr>
                  <td colspan="4" class="quiet" i18n="@@compare.noErrors">Neither has rows to fix.</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      </ui-card>
    }
  `,
  styles: `
    tbody th {
      font-weight: 400;
    }
  `,
})
export class ErrorCauses {
  readonly left = input.required<string>();
  readonly right = input.required<string>();

  private readonly runs = inject(RunsApi);
  protected readonly formats = inject(Formats);
  private readonly leftGroups = this.runs.errorGroups(this.left);
  private readonly rightGroups = this.runs.errorGroups(this.right);

  /** Null until both are known. */
  protected readonly causes = computed(() => {
    if (!this.leftGroups.hasValue() || !this.rightGroups.hasValue()) return null;
    return causesOf(this.leftGroups.value(), this.rightGroups.value());
  });

  protected problem({ code, field }: Cause): string {
    return problemInField(code, field);
  }

  protected sides({ left, right }: Cause): { runId: string; count: number }[] {
    return [
      { runId: this.left(), count: left },
      { runId: this.right(), count: right },
    ];
  }
}
