import { parseArgs } from 'node:util';
import { Complaint } from './complaint.mjs';

export const HELP = `What an import makes of a CSV file, without a server, and the import itself.

  npm run -s etl -- read FILE                    one JSON line {dialect, header, warnings},
                                                 then one JSON array of raw cells per data row
  npm run -s etl -- inspect FILE [--json]        dialect, columns, suggested mapping, warnings
  npm run -s etl -- validate FILE [--json]       counts, errors by cause, the file's own totals
                             [--schema MAPPING]  by this mapping instead of the suggested one
  npm run -s etl -- import FILE --dataset NAME   uploads the file to the dataset with this name or id,
                                                 imports it and waits for the end
                           [--schema MAPPING]    by this mapping, which becomes the dataset's; else by the
                                                 dataset's own, else by the suggested one if nothing is open
                           [--mode replace|append] [--allow-duplicate]
                           [--no-wait]           does not wait: prints the run as it was accepted
                           [--name FILENAME]     the name to show for the file
                           [--server URL]        ETL_URL, else http://localhost:3000
                           [--api-key KEY]       ETL_API_KEY, which other users of this machine cannot see
                           [--json]              the run as JSON

Each takes --encoding LABEL (utf-8, windows-1250, shift_jis …) for a file that is read in a wrong one.

FILE - is standard input. MAPPING is a JSON file: {"mapping": {"date": {"source": "Day"}, …}, "rules": {…}},
or the mapping alone. Without a server, files may have any number of rows; columns and cells have the default
limits of an import.

Exit codes: 0 fine, 1 rows fail, 2 wrong usage, or a file that cannot be read or was not imported.
`;

const SEE_HELP = '“npm run -s etl -- --help” shows what there is.';

const options = /** @type {const} */ ({
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  schema: { type: 'string' },
  encoding: { type: 'string' },
  dataset: { type: 'string' },
  mode: { type: 'string' },
  'allow-duplicate': { type: 'boolean' },
  'no-wait': { type: 'boolean' },
  name: { type: 'string' },
  server: { type: 'string' },
  'api-key': { type: 'string' },
});

/** The options each verb takes. @type {Record<string, string[]>} */
const taken = {
  read: ['encoding'],
  inspect: ['json', 'encoding'],
  validate: ['json', 'schema', 'encoding'],
  import: [
    'json',
    'schema',
    'encoding',
    'dataset',
    'mode',
    'allow-duplicate',
    'no-wait',
    'name',
    'server',
    'api-key',
  ],
};

/** @param {string[]} args */
function parsed(args) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    const [sentence] = error.message.split('. ');
    throw new Complaint(`${sentence.replace(/\.$/, '')}. ${SEE_HELP}`, { cause: error });
  }
}

/** @returns {{ verb: string, file: string, help: boolean, options: Record<string, any> }} */
export function parseCommand(args) {
  const { values, positionals } = parsed(args);
  const { help = false, ...given } = /** @type {Record<string, any>} */ (values);
  const [verb = '', file = '', ...rest] = positionals;
  if (help) return { verb, file, help, options: given };
  const allowed = taken[verb];
  if (!allowed)
    throw new Complaint(
      `expected one of ${Object.keys(taken).join(', ')}, got ${verb ? `“${verb}”` : 'nothing'}. ${SEE_HELP}`,
    );
  if (file === '') throw new Complaint(`${verb} needs a file, or - for standard input. ${SEE_HELP}`);
  if (rest.length > 0) throw new Complaint(`${verb} takes one file, got ${rest.length + 1}. ${SEE_HELP}`);
  const foreign = Object.keys(given).find((name) => !allowed.includes(name));
  if (foreign) throw new Complaint(`${verb} takes no --${foreign}. ${SEE_HELP}`);
  if (verb === 'import') checkImport(given);
  return { verb, file, help: false, options: given };
}

/** @param {Record<string, any>} options */
function checkImport({ dataset, mode }) {
  if (!dataset) throw new Complaint(`import needs --dataset with a name or an id. ${SEE_HELP}`);
  if (mode !== undefined && !['replace', 'append'].includes(mode))
    throw new Complaint(`--mode is replace or append, got “${mode}”. ${SEE_HELP}`);
}
