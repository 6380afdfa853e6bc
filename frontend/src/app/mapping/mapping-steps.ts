import type { Dataset, Inspection } from '@etl-studio/contracts';
import type { Formats } from '@etl-studio/ui';

import { describePage } from '../shell/page-context';
import { dialectWords } from './column-words';

/** The way of a file into a dataset. */
export function importSteps(isLocal: boolean): string[] {
  return [
    isLocal ? $localize`:@@step.choose:Choose file` : $localize`:@@step.upload:Upload`,
    $localize`:@@step.map:Map columns`,
    $localize`:@@step.import:Import`,
    $localize`:@@step.review:Review`,
  ];
}

/** "september_meta.csv · 7 columns · 100,000 rows · UTF-8, semicolon, header on line 3 · Meta Ads". */
export function fileWords(fileName: string, inspection: Inspection | null, formats: Formats): string {
  if (!inspection) return fileName;
  const { columns, dataRows, dialect, platform } = inspection;
  const [count, rows] = [formats.number(columns.length), formats.number(dataRows)];
  return [
    fileName,
    $localize`:@@mapping.columns:${count}:count: columns`,
    $localize`:@@mapping.rows:${rows}:count: rows`,
    dialectWords(dialect),
    ...(platform ? [platform.name] : []),
  ].join(' · ');
}

/** Title and breadcrumb of a mapping screen; `run` is the address of the run that the file belongs to, if there is one. */
export function describeMapping(dataset: () => Dataset | null, run: () => string | undefined): void {
  describePage(() => {
    const [into, link] = [dataset(), run()];
    const heading = $localize`:@@step.map:Map columns`;
    return {
      title: into ? [heading, into.name] : [heading],
      crumbs: [
        { label: $localize`:@@route.datasets:Datasets`, link: '/datasets' },
        ...(into ? [{ label: into.name, link: `/datasets/${into.id}` }] : []),
        { label: $localize`:@@step.import:Import`, ...(link === undefined ? {} : { link }) },
        { label: heading },
      ],
    };
  });
}
