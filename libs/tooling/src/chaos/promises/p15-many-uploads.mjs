import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { addPeople } from '../actors/people.mjs';
import { Workload } from '../actors/workload.mjs';
import { unless } from '../promise.mjs';

const mostMb = (member) => {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${member.pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
};

/** Different bytes every time. */
const fileOf = (number, bytes) =>
  Buffer.from(
    `Day,Campaign,Channel,Cost,Clicks,Conv.\n${`2026-02-01,Brand ${number},Search,1.50,1,1\n`.repeat(bytes / 40)}`,
  );

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
    const answers = await Promise.all(
      Array.from({ length: scale.of(32, 200) }, async (_, number) => {
        const file = fileOf(number, bytes);
        const person = people[number % people.length];
        if (!person) throw new Error('Nobody uploads');
        const { status, body, headers } = await person.upload(datasetId, `${number}.csv`, file);
        const sha256 = createHash('sha256').update(file).digest('hex');
        const right = status !== 201 || body.run?.sha256 === sha256;
        return { status, right, retryAfter: Number(headers.get('retry-after')) };
      }),
    );
    const count = (status) => answers.filter((answer) => answer.status === status).length;
    const rss = Math.max(...stage.apis.map(mostMb));
    await workload.end();
    const odd = answers.filter(({ status }) => ![201, 429, 503].includes(status));
    const hopeless = answers.filter(({ status, retryAfter }) => status !== 201 && !(retryAfter > 0));
    return {
      figures: {
        uploads: answers.length,
        stored: count(201),
        429: count(429),
        503: count(503),
        'RSS MB': rss,
      },
      faults: [
        ...unless(count(201) > 0, 'none was accepted'),
        ...unless(
          answers.every(({ right }) => right),
          'a file was stored wrong',
        ),
        ...unless(odd.length === 0, `answers: ${odd.map(({ status }) => status).join(' ')}`),
        ...unless(hopeless.length === 0, `${hopeless.length} refusals without Retry-After`),
        ...unless(rss < 600, `RSS ${rss} MB`),
      ],
    };
  },
};
