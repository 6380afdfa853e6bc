import { corrupt } from '../actors/stored-files.mjs';
import { Workload } from '../actors/workload.mjs';
import { stuckSentences, unless } from '../promise.mjs';

const flipBit = (random) => (bytes) => {
  const at = random.between(0, bytes.length - 1);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.between(0, 7));
  return bytes;
};

const truncate = (random) => (bytes) => bytes.subarray(0, random.between(1, bytes.length - 1));

/** @type {import('../promise.mjs').Promised} */
export const corruptFile = {
  id: 'P9',
  says: 'a corrupt stored file is never imported',
  wants: 'every one FAILED with file_checksum (or as unreadable), 0 rows',
  async test({ stage, random, scale }) {
    const workload = await Workload.on(stage, random);
    const works = await workload.drafts(scale.of(8, 50), [500, 3_000]);
    for (const [index, { id }] of works.entries()) {
      const [{ key }] = await workload.rows(
        'SELECT f.key FROM stored_file f JOIN import_run r ON r.stored_file_id = f.id WHERE r.id = $1',
        [id],
      );
      await corrupt(stage, key, index % 2 === 0 ? flipBit(random) : truncate(random));
    }
    await workload.start(works);
    const stuck = await workload.ended(works, 120_000);
    const ids = works.map(({ id }) => id);
    const ends = await workload.rows('SELECT status, error_code FROM import_run WHERE id = ANY ($1)', [ids]);
    const [{ visible }] = await workload.rows(
      `SELECT count(*)::int AS visible FROM import_record i JOIN import_run r ON r.id = i.run_id
       WHERE r.id = ANY ($1) AND i.epoch = r.published_epoch`,
      [ids],
    );
    await workload.end();
    const refused = ends.filter(
      ({ status, error_code }) => status === 'FAILED' && error_code === 'file_checksum',
    );
    return {
      figures: {
        files: works.length,
        file_checksum: refused.length,
        'rows imported': visible,
        stuck: stuck.length,
      },
      faults: [
        ...stuckSentences(stuck),
        ...unless(visible === 0, `${visible} rows of corrupt files were imported`),
        ...unless(
          refused.length === works.length,
          `ends: ${ends.map(({ status, error_code }) => `${status} ${error_code}`).join(', ')}`,
        ),
      ],
    };
  },
};
