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
    return this.resolveAll([colour])[0] ?? '';
  }

  private read(): ChartColours {
    const colours = this.resolveAll(NAMES.map((name) => `var(--${name})`));
    return Object.fromEntries(NAMES.map((name, index) => [name, colours[index]])) as ChartColours;
  }

  /** All at once: each look at a computed style after a change makes the browser style the page anew. */
  private resolveAll(colours: readonly string[]): string[] {
    const probes = colours.map((colour) => {
      const probe = this.document.createElement('span');
      probe.style.color = colour;
      return probe;
    });
    this.document.body.append(...probes);
    const plain = probes.map((probe) => getComputedStyle(probe).color);
    for (const probe of probes) probe.remove();
    return plain;
  }
}
