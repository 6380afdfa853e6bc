import { readFileSync } from 'node:fs';
import { addPeople } from '../actors/people.mjs';
import { uploadAtOnce } from '../actors/uploads-at-once.mjs';
import { Workload } from '../actors/workload.mjs';
import { unless } from '../promise.mjs';
import { quantile } from '../waiting.mjs';

/** Uploads that one person may have under way. */
const PLACES = 5;

const mostMb = (member) => {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${member.pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
};

/** What the answers say against the promise. @param {import('../actors/uploads-at-once.mjs').UploadAnswer[]} answers */
function faultsOf(answers) {
  const odd = answers.filter(({ status }) => ![201, 429, 503].includes(status));
  const hopeless = answers.filter(({ status, retryAfter }) => status !== 201 && !(retryAfter > 0));
  return [
    ...unless(
      answers.every(({ right }) => right),
      'a file was stored wrong',
    ),
    ...unless(odd.length === 0, `answers: ${odd.map(({ status }) => status).join(' ')}`),
    ...unless(hopeless.length === 0, `${hopeless.length} refusals without Retry-After`),
  ];
}

/** @type {import('../promise.mjs').Promised} */
export const manyUploads = {
  id: 'P15',
  says: 'many uploads at once are stored right, or told to come later',
  wants: 'every accepted one stored right; the rest 429 or 503 with Retry-After; RSS < 600 MB',
  async test({ stage, random, scale }) {
    const workload = await Workload.on(stage, random);
    const datasetId = await workload.dataset();
    const people = await addPeople(stage, workload, scale.of(4, 20));
    const bytes = scale.of(1_000_000, 10_000_000);
    const uploadOf = (person, number) => {
      if (!person) throw new Error('Nobody uploads');
      const url = `${person.url()}/api/datasets/${datasetId}/uploads`;
      return { url, headers: person.headers, number, bytes };
    };
    const many = Array.from({ length: scale.of(32, 200) }, (_, number) =>
      uploadOf(people[number % people.length], number),
    );
    const answers = await uploadAtOnce(many);
    const ofOne = await uploadAtOnce(
      Array.from({ length: 4 * PLACES }, (_, number) => uploadOf(people[0], many.length + number)),
    );
    const [{ drafts }] = await workload.rows(
      'SELECT count(*)::int AS drafts FROM import_run WHERE dataset_id = $1',
      [datasetId],
    );
    await workload.end();
    const of = (status) => answers.filter((answer) => answer.status === status);
    const seconds = (some, share) =>
      Number(
        (
          quantile(
            some.map(({ ms }) => ms),
            share,
          ) / 1000
        ).toFixed(1),
      );
    const stored = of(201);
    const kept = stored.length + ofOne.filter(({ status }) => status === 201).length;
    const told = ofOne.filter(({ status }) => status === 429).length;
    const rss = Math.max(...stage.apis.map(mostMb));
    return {
      figures: {
        uploads: answers.length,
        stored: stored.length,
        429: of(429).length,
        503: of(503).length,
        'stored after s': seconds(stored, 1),
        'refused after s, p95': seconds([...of(429), ...of(503)], 0.95),
        [`429 of ${ofOne.length} of one person`]: told,
        'RSS MB': rss,
      },
      faults: [
        ...faultsOf([...answers, ...ofOne]),
        ...unless(told > 0, `nobody was told that ${PLACES} at once are enough`),
        // Whoever is let in is let through: a place that comes to nothing is worse than a refusal.
        ...unless(stored.length >= PLACES, `only ${stored.length} were stored`),
        ...unless(drafts === kept, `${drafts} drafts of ${kept} stored files`),
        ...unless(rss < 600, `RSS ${rss} MB`),
      ],
    };
  },
};
