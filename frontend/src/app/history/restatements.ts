import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Restatement } from '@etl-studio/contracts';
import { Card, ErrorPanel, Formats, Skeleton } from '@etl-studio/ui';

import { LedgerApi } from '../api/ledger.api';
import { amountWords } from '../figures/amounts';
import { toFailure } from '../http/failure';

const SHOWN = 100;

const CAUSES: Record<Restatement['cause'], string> = {
  publish: $localize`:@@restated.publish:by an import`,
  revert: $localize`:@@restated.revert:by a revert`,
  restore: $localize`:@@restated.restore:by a restore`,
  mend: $localize`:@@restated.mend:by mended rows`,
  undo_mend: $localize`:@@restated.undoMend:by taking a mend back`,
};

/** Days whose figures were changed after they had been counted: from what to what, by whom, when. */
@Component({
  selector: 'app-restatements',
  imports: [Card, ErrorPanel, RouterLink, Skeleton],
  template: `
    @if (failure(); as failure) {
      <ui-error-panel
        heading="The changes could not be read."
        i18n-heading="@@restated.failed"
        [detail]="failure.sentence"
        [requestId]="failure.requestId"
        (retry)="restatements.reload()"
      />
    } @else {
      <ui-card
        heading="Days that were changed"
        i18n-heading="@@restated.heading"
        data-testid="history-restatements"
      >
        @if (!restatements.hasValue()) {
          <ui-skeleton [rows]="3" [rowHeight]="36" />
        } @else if (lines().length === 0) {
          <p class="none" i18n="@@restated.none">No day was changed after it had been counted.</p>
        } @else {
          <ul>
            @for (line of lines(); track $index) {
              <li>
                <b>{{ line.what }}</b>
                <span class="num">{{ line.before }} → {{ line.after }}</span>
                <span class="quiet">
                  {{ line.cause }},
                  <a class="mono" [routerLink]="['/runs', line.runId]">{{ line.runId.slice(0, 8) }}</a>
                </span>
                <span class="faint">{{ line.when }}</span>
              </li>
            }
          </ul>
        }
      </ui-card>
    }
  `,
  styles: `
    ul {
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: minmax(120px, 1.2fr) minmax(160px, 1.2fr) minmax(0, 1.4fr) auto;
      gap: 4px 16px;
      padding: 7px 16px;
    }
    li + li {
      border-top: 1px solid var(--border);
    }
    .num {
      text-align: left;
    }
    .none {
      padding: 12px 16px;
      color: var(--text-2);
    }
    @media (max-width: 639.98px) {
      li {
        grid-template-columns: 1fr;
      }
    }
  `,
})
export class Restatements {
  readonly datasetId = input.required<string>();
  readonly currency = input.required<string | null>();
  private readonly formats = inject(Formats);
  protected readonly restatements = inject(LedgerApi).restatements(
    () => this.datasetId(),
    () => ({ limit: SHOWN }),
  );
  protected readonly failure = computed(() => {
    const error = this.restatements.error();
    return error ? toFailure(error) : null;
  });
  protected readonly lines = computed(() =>
    (this.restatements.hasValue() ? this.restatements.value().items : []).map((each) => {
      const day = this.formats.day(each.date);
      return {
        what: each.channel === null ? day : `${day} · ${each.channel}`,
        before: amountWords(each.before.byCurrency, this.currency(), this.formats),
        after: amountWords(each.after.byCurrency, this.currency(), this.formats),
        cause:
          each.by === null
            ? CAUSES[each.cause]
            : $localize`:@@restated.by:${CAUSES[each.cause]}:cause: of ${each.by}:name:`,
        runId: each.runId,
        when: this.formats.instant(each.at),
      };
    }),
  );
}
