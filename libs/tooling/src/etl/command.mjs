import { parseArgs } from 'node:util';
import { Complaint } from './complaint.mjs';

export const HELP = `What the import makes of a CSV file, without a server.

  npm run -s etl -- read FILE                    one JSON line {dialect, header, warnings},
                                                 then one JSON array of raw cells per data row
  npm run -s etl -- inspect FILE [--json]        dialect, columns, suggested mapping, warnings
  npm run -s etl -- validate FILE [--json]       counts, errors by cause, the file's own totals
                             [--schema MAPPING]  by this mapping instead of the suggested one

FILE - is standard input. MAPPING is a JSON file: {"mapping": {"date": {"source": "Day"}, …}, "rules": {…}},
or the mapping alone. Files may have any number of rows; columns and cells have the default limits of an import.

Exit codes: 0 fine, 1 rows fail, 2 wrong usage or a file that cannot be read.
`;

const SEE_HELP = '“npm run -s etl -- --help” shows what there is.';

/** @param {string[]} args */
function parsed(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        json: { type: 'boolean', default: false },
        schema: { type: 'string' },
      },
    });
  } catch (error) {
    const [sentence] = error.message.split('. ');
    throw new Complaint(`${sentence.replace(/\.$/, '')}. ${SEE_HELP}`, { cause: error });
  }
}

/**
 * @param {string[]} args
 * @param {string[]} verbs
 */
export function parseCommand(args, verbs) {
  const { values, positionals } = parsed(args);
  const { help, json, schema } = values;
  const [verb = '', file = '', ...rest] = positionals;
  if (help) return { verb, file, help, json, schema };
  if (!verbs.includes(verb))
    throw new Complaint(
      `expected one of ${verbs.join(', ')}, got ${verb ? `“${verb}”` : 'nothing'}. ${SEE_HELP}`,
    );
  if (file === '') throw new Complaint(`${verb} needs a file, or - for standard input. ${SEE_HELP}`);
  if (rest.length > 0) throw new Complaint(`${verb} takes one file, got ${rest.length + 1}. ${SEE_HELP}`);
  if (schema !== undefined && verb !== 'validate')
    throw new Complaint(`only validate takes --schema. ${SEE_HELP}`);
  if (json && verb === 'read')
    throw new Complaint(`read always prints JSON and takes no --json. ${SEE_HELP}`);
  return { verb, file, help, json, schema };
}
