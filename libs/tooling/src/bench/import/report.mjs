import { count, tableText } from '../measure.mjs';

/** What the figures are held against. */
const goals = {
  import: 1.5,
  pgloader: 8,
  typeorm: 10,
  rssMb: 160,
  upload: 3,
  firstProgressMs: 300,
  export: 0.8,
  loopDelayMs: 50,
  lastRun: 1.2,
};

const PLAIN = 'psql \\copy, plain table';
const IMPORT = 'import, in the worker';

/** @returns {string[]} the lines of one size, each against `\copy` into the plain table */
export function loadTable({ bytes, rows, rounds, lines }) {
  const plain = lines.find(({ name }) => name === PLAIN);
  const cells = lines.map((line) => [
    line.name + (line.extrapolated ? ' (from a sample)' : ''),
    count(line.ms),
    count(line.rowsPerSecond),
    count(plain.ms / line.ms, 2),
    line.databaseCpuMs === undefined ? '' : count(line.databaseCpuMs),
    line.workerCpuMs === undefined ? '' : count(line.workerCpuMs),
  ]);
  const head = ['', 'ms', 'rows/s', '÷ \\copy', 'database cpu', 'worker cpu'];
  return [
    `\n${count(bytes / 1e6)} MB, ${count(rows)} rows, medians of ${rounds} interleaved rounds\n`,
    tableText([head, ...cells]),
  ];
}

const ratioOf = ({ lines }, name) => {
  const other = lines.find((line) => line.name === name);
  const own = lines.find((line) => line.name === IMPORT);
  return other ? other.ms / own.ms : null;
};

/** Each figure that has a goal: what it is, its value, the goal, and whether it is held. */
export function goalLines(figures) {
  const { loads, upload, firstProgress, reading, fourAtOnce, manyRuns } = figures;
  const atLeast = (what, value, goal) => ({ what, value, goal, bound: '≥', held: value >= goal });
  const atMost = (what, value, goal) => ({ what, value, goal, bound: '≤', held: value <= goal });
  const perSize = loads.flatMap((load) => {
    const size = `${count(load.bytes / 1e6)} MB`;
    const pgloader = ratioOf(load, 'pgloader');
    return [
      atLeast(`import ÷ \\copy, ${size}`, ratioOf(load, PLAIN), goals.import),
      ...(pgloader === null ? [] : [atLeast(`import ÷ pgloader, ${size}`, pgloader, goals.pgloader)]),
      atLeast(`import ÷ TypeORM, ${size}`, ratioOf(load, 'TypeORM insert of 1,000'), goals.typeorm),
      atMost(`worker memory above idle, ${size}, MB`, load.peakAboveIdleMb, goals.rssMb),
    ];
  });
  return [
    ...perSize,
    ...(upload === null
      ? []
      : [atMost('upload of 10 MB ÷ cp + sha256sum', upload.uploadMs / upload.copyAndHashMs, goals.upload)]),
    ...(firstProgress === null
      ? []
      : [atMost('start → first progress, p95, ms', firstProgress.p95Ms, goals.firstProgressMs)]),
    ...(reading === null
      ? []
      : [atLeast('export ÷ psql COPY TO', reading.copyToMs / reading.exportMs, goals.export)]),
    ...(fourAtOnce === null
      ? []
      : [
          atMost(
            `event loop delay, p99, ${fourAtOnce.imports} imports at once, ms`,
            fourAtOnce.p99Ms,
            goals.loopDelayMs,
          ),
        ]),
    ...(manyRuns === null
      ? []
      : [atMost(`run ${count(manyRuns.runs)} ÷ run 10`, manyRuns.lastMs / manyRuns.tenthMs, goals.lastRun)]),
  ];
}

export function goalTable(lines) {
  const cells = lines.map(({ what, value, goal, bound, held }) => [
    what,
    count(value, 2),
    `${bound} ${goal}`,
    held ? 'held' : 'NOT HELD',
  ]);
  return tableText([['figure', 'measured', 'goal', ''], ...cells]);
}

/** What has no goal, but is worth to be known: the raw figures of the ratios above, and more. */
export function otherTable({ reading, upload, firstProgress, fourAtOnce, manyRuns }) {
  const line = (what, ms, digits = 1) => [what, count(ms, digits)];
  const told = [
    reading && [
      line(`export of ${count(reading.rows)} records`, reading.exportMs),
      line('… by psql COPY TO', reading.copyToMs),
      line(`page ${count(reading.pageNumber)} by key`, reading.keysetMs, 2),
      line(`page ${count(reading.pageNumber)} by offset`, reading.offsetMs, 2),
      line('90 days by day and channel, from sums', reading.ninetyDaysMs, 2),
    ],
    upload && [line('upload of 10 MB', upload.uploadMs), line('… by cp + sha256sum', upload.copyAndHashMs)],
    firstProgress && [
      line('start → first progress, median', firstProgress.medianMs),
      line('… of a file that was not validated before', firstProgress.unseen.medianMs),
      line('… p95', firstProgress.unseen.p95Ms),
    ],
    fourAtOnce && [
      line(`health of the API meanwhile (${fourAtOnce.imports} imports), p99`, fourAtOnce.healthP99Ms),
      line("longest delay of the worker's event loop meanwhile", fourAtOnce.maxMs),
    ],
    manyRuns && [line('run 10', manyRuns.tenthMs), line(`run ${count(manyRuns.runs)}`, manyRuns.lastMs)],
  ];
  return tableText([['', 'ms'], ...told.flatMap((lines) => lines ?? [])]);
}
