import {
  Component,
  computed,
  contentChild,
  Directive,
  effect,
  ElementRef,
  inject,
  input,
} from '@angular/core';
import { LucideCircleAlert } from '@lucide/angular';

let created = 0;

/** Marks the native control of a `ui-field`, which gives it its id, description and invalid state. */
@Directive({ selector: '[uiControl]' })
export class FieldControl {
  readonly element: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
}

/** Label above, control, hint under it, error under that with an icon. */
@Component({
  selector: 'ui-field',
  imports: [LucideCircleAlert],
  template: `
    <label [for]="id">
      {{ label() }}
      @if (optional()) {
        <span class="optional" i18n="@@ui.optional">optional</span>
      }
    </label>
    <ng-content />
    @if (hint()) {
      <p class="hint" [id]="id + '-hint'">{{ hint() }}</p>
    }
    @if (error(); as error) {
      <p class="error" [id]="id + '-error'"><svg lucideCircleAlert [size]="14"></svg>{{ error }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    label {
      display: block;
      margin-bottom: 4px;
      font-weight: 550;
    }
    .optional {
      color: var(--text-3);
      font-weight: 400;
    }
    p {
      margin-top: 4px;
      font-size: 12px;
      line-height: 18px;
    }
    .hint {
      color: var(--text-3);
    }
    .error {
      display: flex;
      gap: 6px;
      color: var(--bad-text);
    }
    .error svg {
      flex: none;
      margin-top: 2px;
    }
  `,
})
export class Field {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly error = input<string | null>(null);
  readonly optional = input(false);
  protected readonly id = `ui-field-${created++}`;
  private readonly control = contentChild.required(FieldControl);
  private readonly describedBy = computed(() =>
    [this.hint() && `${this.id}-hint`, this.error() && `${this.id}-error`].filter(Boolean).join(' '),
  );

  constructor() {
    effect(() => {
      const { element } = this.control();
      element.id = this.id;
      element.setAttribute('aria-invalid', String(this.error() !== null));
      if (this.describedBy()) element.setAttribute('aria-describedby', this.describedBy());
      else element.removeAttribute('aria-describedby');
    });
  }
}
