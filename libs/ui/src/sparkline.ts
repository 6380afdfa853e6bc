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
      stroke-linejoin: round;
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
  /** Figures of equal steps, oldest first, none below zero. */
  readonly values = input.required<readonly number[]>();
  readonly label = input.required<string>();
  /** A column for each step instead of a line, where a step without anything is worth seeing. */
  readonly bars = input(false);

  protected readonly box = `0 0 ${WIDTH} ${HEIGHT}`;
  private readonly most = computed(() => Math.max(...this.values(), Number.MIN_VALUE));

  protected readonly line = computed(() => {
    const values = this.values();
    if (values.length < 2) return null;
    const points = values.map((value, index) => {
      const x = (WIDTH * index) / (values.length - 1);
      return `${round(x)},${round(HEIGHT - MARGIN - this.heightOf(value))}`;
    });
    const path = `M${points.join('L')}`;
    return { path, area: `${path}L${WIDTH},${HEIGHT}L0,${HEIGHT}Z` };
  });

  protected readonly columns = computed(() => {
    const values = this.values();
    const step = WIDTH / Math.max(values.length, 1);
    return values.map((value, index) => {
      const height = value > 0 ? Math.max(LOWEST_BAR, this.heightOf(value)) : 1;
      return {
        x: round(index * step + step * 0.12),
        y: round(HEIGHT - height),
        width: round(step * 0.76),
        height: round(height),
        isEmpty: value <= 0,
      };
    });
  });

  private heightOf(value: number): number {
    return ((HEIGHT - 2 * MARGIN) * value) / this.most();
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
