import { Injectable } from '@nestjs/common';

/** One value, or one for each value of the measure's label. */
export type Reading = number | Readonly<Record<string, number>>;

export interface Measure {
  /** As Prometheus wants it: `etl_` first, the unit last, `_total` where it only ever grows. */
  name: string;
  help: string;
  type: 'gauge' | 'counter';
  /** What the values differ in, where there are several. */
  label?: string;
  /** Asked at every scrape; one that fails or takes more than two seconds has no value then. */
  read: () => Reading | Promise<Reading>;
}

/** Everything that can be measured in this process; each module adds its own. */
@Injectable()
export class Measures {
  readonly all: Measure[] = [];

  add(...measures: Measure[]): void {
    this.all.push(...measures);
  }
}
