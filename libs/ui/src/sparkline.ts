import { Component, computed, input } from '@angular/core';

const WIDTH = 100;
const HEIGHT = 24;
/** Room above and below, so that a line at its peak is not cut in half. */
const MARGIN = 1.5;
/** A day that has something is never too low to be seen. */
const LOWEST_BAR = 2;

/** How a figure went, in the height of a line of text. `label` says it in words: the picture has no axis. */
@Component({
  selector: 'ui-sparkline',
  host: { role: 'img', '[attr.aria-label]': 'label()' },
  template: `
    <svg [attr.viewBox]="box" preserveAspectRatio="none" aria-hidden="true">
      @if (bars()) {
        @for (bar of columns(); track $index) {
          <rect
            [attr.x]="bar.x"
            [attr.y]="bar.y"
            [attr.width]="bar.width"
            [attr.height]="bar.height"
            [class.empty]="bar.isEmpty"
          />
        }
      } @else if (line(); as line) {
        <path class="area" [attr.d]="line.area" />
        <path class="line" [attr.d]="line.path" vector-effect="non-scaling-stroke" />
        <path class="line alone" [attr.d]="line.alone" vector-effect="non-scaling-stroke" />
      }
    </svg>
  `,
  styles: `
    :host {
      display: block;
      height: 24px;
      min-width: 0;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      overflow: visible;
    }
    .line {
      fill: none;
      stroke: var(--accent);
      stroke-width: 1.5px;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .alone {
      stroke-width: 4px;
    }
    .area {
      fill: var(--accent-tint);
    }
    rect {
      fill: var(--accent);
    }
    .empty {
      fill: var(--border);
    }
    @media (forced-colors: active) {
      .line {
        stroke: CanvasText;
      }
      .area {
        fill: none;
      }
      rect {
        fill: CanvasText;
      }
      .empty {
        fill: GrayText;
      }
    }
  `,
})
export class Sparkline {
  /** Figures of equal steps, oldest first, none below zero; null where nothing is known, which leaves a gap. */
  readonly values = input.required<readonly (number | null)[]>();
  readonly label = input.required<string>();
  /** A column for each step instead of a line, where a step without anything is worth seeing. */
  readonly bars = input(false);

  protected readonly box = `0 0 ${WIDTH} ${HEIGHT}`;
  private readonly most = computed(() =>
    Math.max(...this.values().map((value) => value ?? 0), Number.MIN_VALUE),
  );

  protected readonly line = computed(() => {
    const values = this.values();
    if (values.length < 2) return null;
    const runs = runsOf(values.map((value, index) => (value === null ? null : this.placeOf(value, index))));
    const path = runs.map((run) => (run.length === 1 ? '' : `M${run.join('L')}`)).join('');
    // A line of no length is drawn as its round ends.
    const alone = runs.map((run) => (run.length === 1 ? `M${run[0]}h0` : '')).join('');
    const area = runs.map((run) => {
      const [first = '', last = ''] = [run[0], run.at(-1)].map((place) => place?.split(',')[0]);
      return `M${run.join('L')}L${last},${HEIGHT}L${first},${HEIGHT}Z`;
    });
    return { path, alone, area: area.join('') };
  });

  protected readonly columns = computed(() => {
    const values = this.values();
    const step = WIDTH / Math.max(values.length, 1);
    return values.map((figure, index) => {
      const value = figure ?? 0;
      const height = value > 0 ? Math.max(LOWEST_BAR, this.heightOf(value)) : 1;
      return {
        x: round(index * step + step * 0.2),
        y: round(HEIGHT - height),
        width: round(step * 0.6),
        height: round(height),
        isEmpty: value <= 0,
      };
    });
  });

  private placeOf(value: number, index: number): string {
    const x = (WIDTH * index) / (this.values().length - 1);
    return `${round(x)},${round(HEIGHT - MARGIN - this.heightOf(value))}`;
  }

  private heightOf(value: number): number {
    return ((HEIGHT - 2 * MARGIN) * value) / this.most();
  }
}

/** What stands together between gaps. */
function runsOf(places: readonly (string | null)[]): string[][] {
  const runs: string[][] = [];
  places.forEach((place, index) => {
    if (place === null) return;
    const run = (places[index - 1] ?? null) === null ? undefined : runs.at(-1);
    if (run) run.push(place);
    else runs.push([place]);
  });
  return runs;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
