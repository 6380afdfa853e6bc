const password = 'etl-studio-demo';
const people = ['owner', 'admin', 'member'];

/** What a person needs to know once everything runs. */
export function banner({ url, dataDir, demo }) {
  const signIns = people.map((role) => `    ${`${role}@demo.test`.padEnd(18)}  ${password}`);
  return [
    '',
    `  ETL Studio is ready at ${url}`,
    '',
    ...(demo ? ['  Sign in as', ...signIns, ''] : []),
    `  Data and logs: ${dataDir}`,
    '  Ctrl-C stops it; the data stays.',
    '',
  ].join('\n');
}
