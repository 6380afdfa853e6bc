import { Component, type ElementRef, input, output, viewChild } from '@angular/core';
import { LucideX } from '@lucide/angular';

import { listed } from './field-rules';

/** The values a text may have, as chips: typed and confirmed with Enter, or pasted as a list. */
@Component({
  selector: 'app-allowed-values',
  imports: [LucideX],
  template: `
    @if (values().length > 0) {
      <ul>
        @for (value of values(); track value) {
          <li>
            <span>{{ value }}</span>
            @if (!readonly()) {
              <button type="button" [attr.aria-label]="removal(value)" (click)="remove(value)">
                <svg lucideX [size]="12"></svg>
              </button>
            }
          </li>
        }
      </ul>
    }
    @if (!readonly()) {
      <input
        #entry
        class="input"
        type="text"
        autocomplete="off"
        [attr.aria-label]="label()"
        [attr.aria-invalid]="invalid()"
        [attr.data-testid]="testId()"
        placeholder="Add a value, or paste a list"
        i18n-placeholder="@@schema.allowed.add"
        (keydown.enter)="$event.preventDefault(); add(entry.value)"
        (blur)="add(entry.value)"
        (paste)="paste($event)"
      />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 6px;
      min-width: 0;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      padding: 0;
      list-style: none;
    }
    li {
      display: inline-flex;
      align-items: center;
      gap: 2px;
      max-width: 100%;
      padding: 1px 4px 1px 8px;
      border: 1px solid var(--border-strong);
      border-radius: var(--r-md);
      overflow-wrap: anywhere;
    }
    button {
      display: grid;
      place-items: center;
      width: 24px;
      height: 24px;
      padding: 0;
      border: 0;
      border-radius: var(--r-sm);
      background: none;
      color: var(--text-2);
      cursor: pointer;
    }
    button:hover {
      background: var(--sunken);
      color: var(--text);
    }
  `,
})
export class AllowedValues {
  readonly values = input.required<readonly string[]>();
  readonly label = input.required<string>();
  readonly testId = input.required<string>();
  readonly readonly = input(false);
  readonly invalid = input(false);
  readonly changed = output<string[]>();
  private readonly entry = viewChild<ElementRef<HTMLInputElement>>('entry');

  protected removal(value: string): string {
    return $localize`:@@schema.allowed.remove:Remove ${value}:value:`;
  }

  protected add(text: string): void {
    const value = text.trim();
    this.append(value ? [value] : []);
  }

  protected paste(event: ClipboardEvent): void {
    const values = listed(event.clipboardData?.getData('text') ?? '');
    if (values.length < 2) return;
    event.preventDefault();
    this.append(values);
  }

  protected remove(value: string): void {
    this.changed.emit(this.values().filter((other) => other !== value));
    this.entry()?.nativeElement.focus();
  }

  private append(values: string[]): void {
    const entry = this.entry()?.nativeElement;
    if (entry) entry.value = '';
    const next = [...new Set([...this.values(), ...values])];
    if (next.length > this.values().length) this.changed.emit(next);
  }
}
