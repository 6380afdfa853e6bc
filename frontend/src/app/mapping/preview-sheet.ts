import {
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  signal,
  type TemplateRef,
  viewChild,
  ViewContainerRef,
} from '@angular/core';
import { MatBottomSheet } from '@angular/material/bottom-sheet';
import { MatButton } from '@angular/material/button';
import type { Inspection, MappingField } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';

import { ConvertedValues } from './converted-values';
import { MappingStore } from './mapping.store';

/** On narrow screens: the converted values in a sheet that comes up from below, and the button that brings it up. */
@Component({
  selector: 'app-preview-sheet',
  imports: [ConvertedValues, MatButton],
  template: `
    <button matButton="outlined" type="button" data-testid="preview-open" (click)="open()">
      {{ words() }}
    </button>
    <ng-template #sheet>
      <div class="preview-sheet">
        <app-converted-values [inspection]="inspection()" [selectedField]="selectedField()" [(wide)]="wide" />
        <button matButton="outlined" type="button" (click)="close()" i18n="@@ui.close">Close</button>
      </div>
    </ng-template>
  `,
  styles: `
    :host {
      position: sticky;
      top: 60px;
      z-index: 5;
      display: block;
      margin-bottom: 16px;
    }
    button {
      width: 100%;
      height: 44px;
    }
    :host > button {
      background: var(--surface);
    }
    .preview-sheet {
      display: grid;
      gap: 10px;
      padding-block: 4px 8px;
      font: 400 13px/20px var(--font);
      letter-spacing: normal;
      --rows-height: max(160px, 80vh - 270px);
    }
  `,
})
export class PreviewSheet {
  readonly inspection = input.required<Inspection>();
  /** The field that the person works on. */
  readonly selectedField = input.required<MappingField | null>();
  private readonly store = inject(MappingStore);
  private readonly formats = inject(Formats);
  private readonly sheets = inject(MatBottomSheet);
  private readonly view = inject(ViewContainerRef);
  private readonly sheet = viewChild.required<TemplateRef<unknown>>('sheet');

  protected readonly wide = signal(false);
  protected readonly words = computed(() => {
    const conversion = this.store.conversion();
    const problems = conversion ? conversion.totalRows - conversion.validRows : 0;
    if (problems === 0) return $localize`:@@preview.open:Preview`;
    return problems === 1
      ? $localize`:@@preview.oneProblem:Preview (1 problem)`
      : $localize`:@@preview.problems:Preview (${this.formats.number(problems)}:count: problems)`;
  });

  constructor() {
    // A window that becomes wide shows the values in their place.
    inject(DestroyRef).onDestroy(() => this.close());
  }

  protected open(): void {
    this.sheets.open(this.sheet(), {
      ariaModal: true,
      ariaLabel: $localize`:@@mapping.converted:Converted values`,
      autoFocus: 'first-tabbable',
      restoreFocus: true,
      viewContainerRef: this.view,
    });
  }

  protected close(): void {
    this.sheets.dismiss();
  }
}
