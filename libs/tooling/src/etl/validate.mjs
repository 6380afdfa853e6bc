import { Causes } from './causes.mjs';
import { Complaint } from './complaint.mjs';
import { mappingOf, readSchema } from './schema.mjs';
import { validationText } from './validation-text.mjs';

/** `validate`: what an import of the file would accept and reject, and why. @returns {Promise<number>} 1 when rows fail */
export async function run({ engine, file, passes, output, json, schema }) {
  const given = schema === undefined ? null : await readSchema(schema);
  const profile = await passes.profile();
  const suggested = given ? {} : engine.suggestMapping(profile);
  const standIns = given ? {} : standInsFor(profile, suggested);
  const { mapping, rules } = given ?? { mapping: { ...mappingOf(suggested), ...standIns }, rules: {} };
  const mapper = compiled(engine, profile, { mapping, rules }, schema);
  const tally = new engine.ImportTally();
  const causes = new Causes();
  await passes.rows(profile, (row) => {
    const outcome = mapper.map(row);
    tally.add(row, outcome);
    causes.add(row, outcome.errors);
  });
  const { totalRows, validRows, invalidRows, spend } = tally;
  const validation = {
    file,
    totalRows,
    validRows,
    invalidRows,
    spend,
    mapping,
    standIns: Object.keys(standIns),
    errors: causes.list(),
    control: tally.control(profile, mapping),
    warnings: profile.warnings,
  };
  output.add(json ? JSON.stringify(validation, null, 2) : validationText(validation, suggested));
  return invalidRows > 0 ? 1 : 0;
}

/**
 * Constants for what the columns do not say and an import asks for: rows are not at fault for a channel that the
 * whole file leaves out. The spend has none.
 */
function standInsFor({ reportPeriod }, suggested) {
  const constants = { date: reportPeriod?.to ?? '2000-01-01', campaign: 'All campaigns', channel: 'Ads' };
  const missing = Object.entries(constants).filter(([field]) => !suggested[field]);
  return Object.fromEntries(missing.map(([field, constant]) => [field, { constant }]));
}

function compiled(engine, profile, { mapping, rules }, schema) {
  try {
    return engine.compileMapping(profile, mapping, rules);
  } catch (error) {
    if (!(error instanceof engine.MappingError)) throw error;
    const source = schema ?? 'the columns do not suggest a whole mapping, give one with --schema';
    throw new Complaint(`${source}: ${error.message}`, { cause: error });
  }
}
