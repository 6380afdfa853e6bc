import { rename, symlink, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesIn } from '../actors/stored-files.mjs';
import { Workload } from '../actors/workload.mjs';
import { stuckSentences, unless } from '../promise.mjs';
import { sleep } from '../waiting.mjs';

/** Bytes of an answer after which it is cut: the head of the file has come by then. */
const CUT_AFTER = 100_000;

/** Ways in which an object store fails; each breaks it and gives what mends it. */
const s3Faults = ({ storage }) =>
  /** @type {const} */ (['refuse', 'mute', '503', 'cut']).map((fault) => ({
    name: fault,
    takesUploads: fault === 'cut',
    start: () => storage.break(fault, CUT_AFTER),
    end: () => storage.heal(),
  }));

/** On a disk it is gone, with something else in its place. */
const diskFaults = (stage) => {
  const folder = path.join(stage.dataDir, 'storage');
  return [
    {
      name: 'no folder',
      takesUploads: false,
      start: async () => {
        await rename(folder, `${folder}.away`);
        await writeFile(`${folder}.file`, '');
        await symlink(`${folder}.file`, folder);
      },
      end: async () => {
        await rm(folder);
        await rename(`${folder}.away`, folder);
      },
    },
  ];
};

async function uploadMeanwhile(workload, datasetId) {
  const bytes = readFileSync(workload.file(50));
  return workload.client.upload(datasetId, 'meanwhile.csv', bytes);
}

/** @type {import('../promise.mjs').Promised} */
export const storageOutage = {
  id: 'P8',
  says: 'a storage outage delays, never fails, a run',
  wants: 'all exact; uploads answer 503 in ≤ 15 s and leave nothing',
  async test({ stage, random, scale }) {
    const workload = await Workload.on(stage, random);
    const faults = stage.proxies.storage ? s3Faults(stage.proxies) : diskFaults(stage);
    const works = [];
    const refused = [];
    let extra = 0;
    for (const fault of faults) {
      const some = await workload.drafts(scale.of(2, 5), [4_000, 12_000], 1);
      const before = (await filesIn(stage)).length;
      await fault.start();
      await workload.start(some);
      if (!fault.takesUploads) {
        const uploads = await Promise.all(
          [1, 2].map(() => uploadMeanwhile(workload, some[0]?.datasetId ?? '')),
        );
        refused.push(...uploads.map(({ status, ms }) => ({ status, seconds: ms / 1000, fault: fault.name })));
      }
      await sleep(scale.of(1_000, 20_000));
      await fault.end();
      extra += (await filesIn(stage)).length - before;
      works.push(...some);
    }
    const stuck = await workload.ended(works, scale.of(200_000, 900_000));
    const wrongs = await workload.wrongs(works);
    const [{ delayed }] = await workload.rows(
      "SELECT count(*)::int AS delayed FROM import_run_attempt WHERE run_id = ANY ($1) AND error_code = 'storage_unavailable'",
      [works.map(({ id }) => id)],
    );
    await workload.end();
    const slowest = Math.max(0, ...refused.map(({ seconds }) => seconds));
    return {
      figures: {
        store: stage.proxies.storage ? 's3' : 'disk',
        runs: works.length,
        'attempts delayed': delayed,
        'uploads refused': refused.length,
        'slowest refusal s': Number(slowest.toFixed(1)),
        'left behind': extra,
        stuck: stuck.length,
        wrong: wrongs.length,
      },
      faults: [
        ...stuckSentences(stuck),
        ...wrongs,
        ...refused
          .filter(({ status, seconds }) => status !== 503 || seconds > 15)
          .map(
            ({ status, seconds, fault }) =>
              `an upload during "${fault}" was answered ${status} after ${seconds} s`,
          ),
        ...unless(extra === 0, `${extra} files were left behind`),
        ...unless(delayed > 0, 'no attempt met an outage'),
      ],
    };
  },
};
