import { Client } from 'pg';
import type { QueryRunner } from 'typeorm';
import type { Restatement, SliceBy } from '@etl-studio/contracts';
import { SlimLiveSlices1795000000050 } from '../../migrations/1795000000050-slim-live-slices';
import { PgConnections } from '../../platform/database';
import { startTestApp, type TestApp } from '../../testing';
import { LedgerModel, type Figures, type ModelRow, type ModelRun } from '../../testing/ledger-model';
import { datasetOf, insertLoadedRun, publish, publishedRun, publishOn } from '../../testing/published-run';
import type { Actor } from '../lifecycle/lifecycle.repository';
import { MendChange } from '../mending/mend-change';
import { liveRecordsOf } from './live-records.sql';
import { liveSetOf } from './live-sets';
import { LOCK_LEDGER, type LockedLedger } from './lock-ledger';
import { Restatements } from './restatements';
import { Reversals } from './reversals';
import { rowsOf } from './rows-of';

/** Sequences of changes; more are asked for by LEDGER_SEQUENCES. */
const SEQUENCES = Number(process.env.LEDGER_SEQUENCES ?? 200);
const SEED = Number(process.env.LEDGER_SEED ?? Math.trunc(Math.random() * 2 ** 31));
const AT_ONCE = 4;
const MOST_CHANGES = 8;
const SLICES: SliceBy[] = ['date,channel', 'date', 'date,channel,campaign'];

let api: TestApp;
let actor: Actor;

beforeAll(async () => {
  api = await startTestApp();
  const owner = await api.as('OWNER');
  const [user] = await api.dataSource.query("SELECT id FROM app_user WHERE email = 'owner@demo.test'");
  actor = { orgId: owner.orgId!, userId: user.id as string, userName: 'Owner' };
}, 60_000);
afterAll(() => api.close());

/** Numbers below `n`, the same for the same seed. */
function random(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
}

class Sequence {
  readonly model: LedgerModel;
  private readonly done: string[] = [];
  private datasetId = '';

  constructor(
    private readonly session: Client,
    private readonly below: (n: number) => number,
  ) {
    this.model = new LedgerModel(SLICES[below(SLICES.length)] ?? 'date');
  }

  async play(): Promise<void> {
    this.datasetId = await datasetOf(api, actor.orgId, this.model.sliceBy);
    const changes = 2 + this.below(MOST_CHANGES - 1);
    try {
      for (let n = 0; n < changes; n++) {
        await this.change();
        await this.compareNow();
      }
      await this.compareHistory();
    } catch (error) {
      const story = `${this.model.sliceBy}: ${this.done.join(', ')}`;
      throw new Error(`${story}\n${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }

  private async change(): Promise<void> {
    const { runs } = this.model;
    const run = runs[this.below(Math.max(1, runs.length))];
    const chance = this.below(10);
    if (!run || chance < 2) return this.publishOne();
    if (chance < 4) return this.publishOne(run);
    if (chance < 5) return this.publishTwo();
    if (chance < 7) return this.mendOrUndo(run);
    if (this.model.counts(run)) return this.revert(run);
    return this.restore(run);
  }

  private async publishOne(origin?: ModelRun): Promise<void> {
    const draft = this.draft(origin);
    this.done.push(`${draft.mode} ${draft.rows.length} rows${origin ? ` as rerun of ${origin.order}` : ''}`);
    const id = await insertLoadedRun(api, draft.fixture);
    await publishOn(this.session, api, draft.fixture, id);
    this.model.publish({ ...draft, id }, await this.clock(), origin);
  }

  /** At the same time, on sessions of their own: which is first is for the database to say. */
  private async publishTwo(): Promise<void> {
    const drafts = [this.draft(), this.draft()];
    this.done.push(`at once ${drafts.map(({ mode, rows }) => `${mode} ${rows.length} rows`).join(' and ')}`);
    const ids = await Promise.all(drafts.map(({ fixture }) => insertLoadedRun(api, fixture)));
    await Promise.all(drafts.map(({ fixture }, n) => publish(api, fixture, ids[n] ?? '')));
    const order = await api.dataSource.query<{ id: string; at: string }[]>(
      `SELECT id, ${ISO('published_at')} AS at FROM import_run WHERE id = ANY ($1) ORDER BY publish_seq`,
      [ids],
    );
    for (const { id, at } of order) {
      const draft = drafts[ids.indexOf(id)];
      if (draft) this.model.publish({ ...draft, id }, at);
    }
  }

  private async revert(run: ModelRun): Promise<void> {
    this.done.push(`revert ${run.order}`);
    await api.app.get(Reversals, { strict: false }).revert(actor, run.id);
    this.model.revert(run, await this.clock());
  }

  private async restore(run: ModelRun): Promise<void> {
    this.done.push(`restore ${run.order}`);
    const restoring = api.app.get(Reversals, { strict: false }).restore(actor, run.id);
    if (this.model.inPlace(run.place).length > 0) {
      await expect(restoring).rejects.toMatchObject({ code: 'invalid_state' });
      return;
    }
    await restoring;
    this.model.restore(run, await this.clock());
  }

  private async mendOrUndo(run: ModelRun): Promise<void> {
    const held = run.mended.filter(({ until }) => until > '9');
    const undo = held.length > 0 && this.below(2) === 0 ? held[this.below(held.length)] : undefined;
    if (undo) {
      this.done.push(`undo the mend of ${undo.rowNumber} in ${run.order}`);
      const at = await this.changeMends(run, 'undone', (change) =>
        change.undoRow(undo.rowNumber, actor.userId),
      );
      this.model.undoMend(run, undo.rowNumber, at);
      return;
    }
    const rowNumber = 100 + run.mended.length;
    const row = this.row();
    this.done.push(`mend ${rowNumber} in ${run.order} to ${JSON.stringify(row)}`);
    const tried = {
      rowNumber,
      line: rowNumber,
      lines: 1,
      before: {},
      values: {},
      rejected: { spend: '0', clicks: '0', conversions: '0' },
      record: { ...row, spend: String(row.spend), clicks: null, conversions: null, currency: null },
      errors: [],
    };
    const at = await this.changeMends(run, 'made', (change) => change.add([{ tried, by: actor.userId }]));
    this.model.mend(run, row, rowNumber, at);
  }

  private async changeMends(
    { id: runId }: ModelRun,
    direction: 'made' | 'undone',
    work: (change: MendChange) => Promise<unknown>,
  ): Promise<string> {
    const transaction = rowsOf(this.session);
    await transaction.query('BEGIN');
    const [ledger] = (await transaction.query(LOCK_LEDGER, [actor.orgId, this.datasetId])) as LockedLedger[];
    const rows = { orgId: actor.orgId, runId, epoch: 1, ownTables: false };
    const { sliceBy } = this.model;
    const change = new MendChange(transaction, { rows, sliceBy, instant: ledger?.ledger_at ?? '' });
    await work(change);
    await change.settle(direction, []);
    await transaction.query('COMMIT');
    return this.clock();
  }

  private row(): ModelRow {
    return {
      date: `2026-03-0${1 + this.below(4)}`,
      channel: ['Meta', 'Google'][this.below(2)] ?? '',
      campaign: ['A', 'B'][this.below(2)] ?? '',
      spend: 1 + this.below(5),
    };
  }

  private draft(origin?: ModelRun) {
    const mode = origin?.mode ?? (this.below(3) === 0 ? ('append' as const) : ('replace' as const));
    const rows = Array.from({ length: 1 + this.below(6) }, () => this.row());
    const records = rows.map((row) => ({ ...row, spend: String(row.spend) }));
    const { datasetId } = this;
    const fixture = { orgId: actor.orgId, datasetId, mode, records, rerunOf: origin?.id };
    return {
      mode,
      rows,
      fixture: { ...fixture, perCampaign: this.model.sliceBy === 'date,channel,campaign' },
    };
  }

  private async clock(): Promise<string> {
    const [{ at }] = await api.dataSource.query(
      `SELECT ${ISO('ledger_at')} AS at FROM import_dataset WHERE id = $1`,
      [this.datasetId],
    );
    return at as string;
  }

  private async compareNow(): Promise<void> {
    const { rows } = await this.session.query(
      `SELECT ${TOTALS} FROM live_rollup WHERE dataset_id = $1 GROUP BY date, channel`,
      [this.datasetId],
    );
    expect(mapOf(rows)).toEqual(this.model.totals());
    const set = await liveSetOf(rowsOf(this.session), actor.orgId, this.datasetId, null);
    expect(await this.recordsOf(liveRecordsOf(set))).toEqual(this.model.totals());
    for (const [kept, columns] of Object.entries(KEPT)) {
      const { rows: wrong } = await this.session.query(wronglyKept(kept, columns), [this.datasetId]);
      expect(wrong).toEqual([]);
    }
  }

  private async compareHistory(): Promise<void> {
    const { rows } = await this.session.query(
      `SELECT at, ${TOTALS} FROM unnest($2::text[]) AS at
       CROSS JOIN LATERAL live_rollup_at($1, at::timestamptz) GROUP BY at, date, channel`,
      [this.datasetId, this.model.instants],
    );
    for (const at of this.model.instants)
      expect(mapOf(rows.filter((row: { at: string }) => row.at === at))).toEqual(this.model.totals(at));
    const some = this.model.instants[this.below(this.model.instants.length)] ?? '';
    const set = await liveSetOf(rowsOf(this.session), actor.orgId, this.datasetId, some);
    expect(await this.recordsOf(liveRecordsOf(set))).toEqual(this.model.totals(some));

    const page = await api.app
      .get(Restatements, { strict: false })
      .page(actor.orgId, this.datasetId, { limit: 500 });
    expect(page.items.map(shown)).toEqual(this.model.restatements());
  }

  private async recordsOf(source: string): Promise<Map<string, Figures>> {
    const { rows } = await this.session.query(
      `SELECT ${TOTALS.replace('sum(records)', 'count(*)')} FROM ${source} GROUP BY date, channel`,
    );
    return mapOf(rows);
  }
}

const ISO = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
/** What is kept of today, and what it follows from: the ledger as it stands at the last change. */
const KEPT = {
  live_slice: 'place, publish_seq',
  live_rollup: 'currency, records, spend, clicks, conversions',
};

function wronglyKept(kept: string, of: string): string {
  const columns = `org_id, dataset_id, run_id, date::text, channel, campaign, ${of}`;
  const is = `SELECT ${columns} FROM ${kept} WHERE dataset_id = $1`;
  const ought = `SELECT live.* FROM import_dataset d CROSS JOIN LATERAL (
    SELECT ${columns} FROM ${kept}_at(d.id, d.ledger_at)) live WHERE d.id = $1`;
  return `(SELECT 'too much' AS what, i.* FROM (${is} EXCEPT ALL ${ought}) i)
    UNION ALL (SELECT 'missing', m.* FROM (${ought} EXCEPT ALL ${is}) m)`;
}

const TOTALS = `date::text || ' ' || channel AS day, sum(records)::int AS records, sum(spend)::int AS spend`;

function mapOf(rows: { day: string; records: number; spend: number }[]): Map<string, Figures> {
  // Sums of which mends were undone stay, as nothing.
  const counted = rows.filter(({ records }) => records > 0);
  return new Map(counted.map(({ day, records, spend }) => [day, { records, spend }]));
}

function shown({ at, date, channel, before, after }: Restatement) {
  const figures = ({ records, spend }: Restatement['before']) => ({ records, spend: Number(spend) });
  return { at, date, channel, before: figures(before), after: figures(after) };
}

describe('the ledger of a dataset', () => {
  it(
    `counts what a pile of runs on paper counts, now, at every instant and in every restatement (seed ${SEED})`,
    async () => {
      let next = 0;
      const play = async () => {
        const session = await api.app.get(PgConnections).connect('test');
        await session.query('SET synchronous_commit = off');
        try {
          while (next < SEQUENCES) {
            const seed = SEED + next++;
            await new Sequence(session, random(seed)).play();
          }
        } finally {
          await session.end();
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, play));
      expect(next).toBe(SEQUENCES);
    },
    60_000 + SEQUENCES * 2_000,
  );

  it('loses none of many publishes of the same slices at once, and counts them once', async () => {
    const datasetId = await datasetOf(api, actor.orgId);
    const records = [{ date: '2026-03-01', spend: '10' }];
    const fixture = { orgId: actor.orgId, datasetId, records };
    const ids = await Promise.all(Array.from({ length: 8 }, () => insertLoadedRun(api, fixture)));
    await Promise.all(ids.map((id) => publish(api, fixture, id)));
    const held = await api.dataSource.query('SELECT 1 FROM run_slice WHERE dataset_id = $1', [datasetId]);
    expect(held).toHaveLength(8);
    const live = await api.dataSource.query('SELECT run_id, spend FROM live_rollup WHERE dataset_id = $1', [
      datasetId,
    ]);
    const last = await api.dataSource.query<{ id: string }[]>(
      'SELECT id FROM import_run WHERE dataset_id = $1 ORDER BY published_at DESC LIMIT 1',
      [datasetId],
    );
    expect(live).toEqual([{ run_id: last[0]?.id, spend: '10' }]);
  });

  it('is kept alike after the way of keeping it was taken back and made again', async () => {
    const datasetId = await datasetOf(api, actor.orgId);
    const fixture = {
      orgId: actor.orgId,
      datasetId,
      records: [{ date: '2026-03-01' }, { date: '2026-03-02' }],
    };
    const runs = [await publishedRun(api, fixture), await publishedRun(api, { ...fixture, mode: 'append' })];
    const owner = new Client({ connectionString: api.database.ownerUrl });
    await owner.connect();
    const wrong = async () => {
      const checks = Object.entries(KEPT).map(([kept, columns]) => wronglyKept(kept, columns));
      return (await Promise.all(checks.map((sql) => owner.query(sql, [datasetId])))).flatMap(
        ({ rows }) => rows,
      );
    };
    const migration = new SlimLiveSlices1795000000050();
    const reversals = api.app.get(Reversals, { strict: false });
    try {
      await migration.down(owner as unknown as QueryRunner);
      await reversals.revert(actor, runs[0] ?? '');
      expect(await wrong()).toEqual([]);
      await migration.up(owner as unknown as QueryRunner);
      await reversals.restore(actor, runs[0] ?? '');
      expect(await wrong()).toEqual([]);
    } finally {
      await owner.end();
    }
  });

  it('is gone with its dataset', async () => {
    const datasetId = await datasetOf(api, actor.orgId);
    const fixture = { orgId: actor.orgId, datasetId, records: [{ date: '2026-03-01' }] };
    const origin = await insertLoadedRun(api, fixture);
    await publish(api, fixture, origin);
    const rerun = { ...fixture, rerunOf: origin };
    await publish(api, rerun, await insertLoadedRun(api, rerun));
    const owner = await api.as('OWNER');
    expect((await owner.delete(`/api/runs/${origin}`)).status).toBe(204);
    expect((await owner.delete(`/api/datasets/${datasetId}`)).status).toBe(204);
    for (const table of ['run_slice', 'run_rollup', 'live_slice', 'live_rollup', 'import_run'])
      expect(await api.dataSource.query(`SELECT 1 FROM ${table} WHERE dataset_id = $1`, [datasetId])).toEqual(
        [],
      );
  });
});
