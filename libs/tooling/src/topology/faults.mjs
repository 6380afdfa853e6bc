/**
 * What is not as it should be in the facts of the story, one sentence each.
 * @param {Awaited<ReturnType<typeof import('./story.mjs').story>>} facts
 */
export function faultsOf({
  page,
  streams,
  wrongs,
  told,
  published,
  counted,
  workers,
  tooLarge,
  restart,
  asked,
  unmeasured,
}) {
  const expected = [
    [
      'the console is served with its policy',
      page.status === 200 && page.policy.includes("script-src 'self'"),
    ],
    ['the console is the built one', page.text.includes('<app-root') || page.text.includes('<etl-root')],
    ['every stream begins before its run does', streams.every(({ before }) => before === 'DRAFT')],
    ['every stream tells the end', streams.every(({ after }) => after === 'SUCCEEDED')],
    ['no stream is cut or goes back', streams.every(({ fallen, reconnects }) => fallen + reconnects === 0)],
    ['what is stored is what the files say', wrongs.length === 0],
    ['what is read is what is stored', told.total === told.expected],
    ['the workers count every record once', counted === published],
    ['more than one worker imports', workers > 1],
    [
      'the API says itself that a file is too large',
      tooLarge.status === 413 && tooLarge.code === 'file_too_large',
    ],
    ['an API that is restarted ends well', restart.endings.every((ending) => ending === 0)],
    ['nobody notices', restart.requests > 0 && restart.failures.length === 0],
    ['the proxy asks both APIs', asked === 2],
    [`what docker/ speaks of is measured (${unmeasured.join(', ')})`, unmeasured.length === 0],
  ];
  return expected.filter(([, isSo]) => !isSo).map(([sentence]) => `Not so: ${sentence}.`);
}
