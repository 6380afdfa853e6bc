import { DOCUMENT } from '@angular/common';
import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Card, CopyButton, ErrorPanel, PageHeader, Skeleton } from '@etl-studio/ui';
import { LucideCheck } from '@lucide/angular';

import { toFailure } from '../http/failure';
import { describePage } from '../shell/page-context';
import { DemoStore, SAMPLES } from './demo.store';
import { DEMO_STEPS, type DemoStep } from './demo-steps';

const STEP_WORDS: Record<DemoStep, { name: string; text: string }> = {
  upload: {
    name: $localize`:@@demo.upload:Take the sample file`,
    text: $localize`:@@demo.uploadText:Two months of five channels as a platform exports them: days before months, decimal commas, six rows with a mistake. It is read in your browser first.`,
  },
  map: {
    name: $localize`:@@demo.map:Map its columns`,
    text: $localize`:@@demo.mapText:What is suggested stands beside what every value becomes. Look at the red cells, then upload and import.`,
  },
  import: {
    name: $localize`:@@demo.import:Watch the import`,
    text: $localize`:@@demo.importText:Good rows count at once; rows with a mistake are set aside, grouped by cause. The receipt accounts for every line.`,
  },
  mend: {
    name: $localize`:@@demo.mend:Mend the rows that were set aside`,
    text: $localize`:@@demo.mendText:Fix all “n/a” at once, the others cell by cell. What is mended joins the same import.`,
  },
  compare: {
    name: $localize`:@@demo.compare:Import the corrected file, and compare`,
    text: $localize`:@@demo.compareText:The platform restated its last week. The second import takes the place of the first, day by day; nothing counts twice.`,
  },
};

/** Five steps from a file to figures, with a sample of our own; each is checked off by what really happened. */
@Component({
  selector: 'app-demo-page',
  imports: [Card, CopyButton, ErrorPanel, LucideCheck, MatButton, PageHeader, RouterLink, Skeleton],
  providers: [DemoStore],
  templateUrl: './demo.page.html',
  styleUrl: './demo.page.scss',
})
export class DemoPage {
  protected readonly store = inject(DemoStore);
  protected readonly samples = SAMPLES;

  protected readonly failure = computed(() => {
    const error: unknown = this.store.datasets.error() ?? this.store.runs.error();
    return error ? toFailure(error) : null;
  });
  protected readonly steps = computed(() => {
    const { done, next } = this.store.progress();
    return DEMO_STEPS.map((id) => ({ id, ...STEP_WORDS[id], isDone: done.has(id), isNext: id === next }));
  });
  protected readonly doneWords = computed(() => {
    const count = this.store.progress().done.size;
    return $localize`:@@demo.done:${count}:done: of ${DEMO_STEPS.length}:all: steps done`;
  });

  /** The same without the console. */
  private readonly origin = inject(DOCUMENT).location.origin;
  protected readonly commands = computed(() => {
    const id = this.store.dataset()?.id ?? 'DATASET_ID';
    return [
      `curl -sO ${this.origin}${SAMPLES.corrected}`,
      `curl -s ${this.origin}/api/imports \\\n  -H "Authorization: Bearer $ETL_API_KEY" \\\n  -F datasetId=${id} -F wait=30 \\\n  -F file=@ads-autumn-corrected.csv`,
    ];
  });

  constructor() {
    const heading = $localize`:@@route.demo:Guided demo`;
    describePage(() => ({ title: [heading], crumbs: [{ label: heading, link: '/demo' }] }));
  }
}
