/** `read`: the file's dialect, header and warnings in one JSON line, then each data row as a JSON array of raw cells. */
export async function run({ passes, output }) {
  const profile = await passes.profile();
  const { dialect, decimal, rawHeader, warnings } = profile;
  output.add(JSON.stringify({ dialect: { ...dialect, decimal }, header: rawHeader, warnings }));
  await passes.rows(
    profile,
    ({ cells }) => output.add(JSON.stringify(cells)),
    async () => {
      if (output.isFull) await output.flush();
    },
  );
  return 0;
}
