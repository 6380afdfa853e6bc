import { Component, computed, input } from '@angular/core';

/** A person's initials in a circle; the whole name for pointers and screen readers. */
@Component({
  selector: 'ui-avatar',
  host: { role: 'img', '[attr.aria-label]': 'name()', '[attr.title]': 'name()' },
  template: `{{ initials() }}`,
  styles: `
    :host {
      display: inline-grid;
      place-items: center;
      flex: none;
      width: 24px;
      height: 24px;
      border-radius: var(--r-full);
      background: var(--neutral-tint);
      color: var(--neutral-text);
      font-size: 10px;
      font-weight: 600;
      line-height: 1;
    }
    @media (forced-colors: active) {
      :host {
        border: 1px solid;
      }
    }
  `,
})
export class Avatar {
  readonly name = input.required<string>();
  protected readonly initials = computed(() =>
    this.name()
      .split(/\s+/)
      .slice(0, 2)
      .map((word) => word.slice(0, 1).toUpperCase())
      .join(''),
  );
}
