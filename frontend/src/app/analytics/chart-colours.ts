import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';

const NAMES = [
  'text',
  'text-3',
  'border',
  'surface',
  'accent',
  'c1',
  'c-other',
  'bad-fill',
  'bad-text',
] as const;
export type ChartColour = (typeof NAMES)[number];
export type ChartColours = Record<ChartColour, string>;

/** The theme's colours as plain values, which a drawing library needs; they follow the theme. */
@Injectable()
export class ChartPalette {
  private readonly document = inject(DOCUMENT);
  private readonly current = signal(this.read());
  readonly colours = this.current.asReadonly();

  constructor() {
    const again = () => this.current.set(this.read());
    const chosen = new MutationObserver(again);
    chosen.observe(this.document.documentElement, { attributeFilter: ['data-theme'] });
    const system = this.document.defaultView?.matchMedia('(prefers-color-scheme: dark)');
    system?.addEventListener('change', again);
    inject(DestroyRef).onDestroy(() => {
      chosen.disconnect();
      system?.removeEventListener('change', again);
    });
  }

  /** Any CSS colour, such as `var(--c3)`, as a plain value. */
  resolve(colour: string): string {
    const probe = this.document.createElement('span');
    probe.style.color = colour;
    this.document.body.append(probe);
    const plain = getComputedStyle(probe).color;
    probe.remove();
    return plain;
  }

  private read(): ChartColours {
    const entries = NAMES.map((name) => [name, this.resolve(`var(--${name})`)]);
    return Object.fromEntries(entries) as ChartColours;
  }
}
