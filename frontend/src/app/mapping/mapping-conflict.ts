import { Component, computed, ElementRef, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type Mapping, MAPPING_FIELDS, type SchemaVersion } from '@etl-studio/contracts';
import { RelativeTime } from '@etl-studio/ui';

import { FIELD_NAMES } from './field-words';
import { sameField } from './mapping-draft';

/** Somebody else saved another mapping for the dataset since this one was begun: both are there, the person chooses. */
@Component({
  selector: 'app-mapping-conflict',
  imports: [MatButton, RelativeTime],
  host: { role: 'alert', tabindex: '-1', 'data-testid': 'mapping-conflict' },
  template: `
    <p>
      <b i18n="@@conflict.by"
        >{{ theirs().createdBy?.name ?? someone }} changed the mapping
        <ui-relative-time [at]="theirs().createdAt" />.</b
      >
      {{ differing() }}
    </p>
    <div class="actions">
      <button matButton="outlined" type="button" (click)="show.emit()" i18n="@@conflict.show">
        Show theirs
      </button>
      <button matButton="filled" type="button" (click)="keep.emit()" i18n="@@conflict.keep">Keep mine</button>
    </div>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      justify-content: space-between;
      flex-wrap: wrap;
      gap: 8px 16px;
      padding: 12px 16px;
      margin-bottom: 16px;
      border: 1px solid var(--warn-fill);
      border-radius: var(--r-lg);
      background: var(--warn-tint);
      color: var(--warn-text);
    }
    p {
      flex: 1 1 320px;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class MappingConflict {
  readonly theirs = input.required<SchemaVersion>();
  readonly mine = input.required<Mapping>();
  /** Look at what they saved. */
  readonly show = output();
  /** Save this mapping over it. */
  readonly keep = output();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly someone = $localize`:@@conflict.someone:Someone`;
  protected readonly differing = computed(() => {
    const [theirs, mine] = [this.theirs().mapping, this.mine()];
    const names = MAPPING_FIELDS.filter((field) => !sameField(theirs[field], mine[field]))
      .map((field) => FIELD_NAMES[field])
      .join(', ');
    return names
      ? $localize`:@@conflict.differing:It differs from yours in\: ${names}:fields:.`
      : $localize`:@@conflict.rules:The fields are mapped as here; the rules differ.`;
  });

  focus(): void {
    this.host.nativeElement.focus();
  }
}
