import { readFile } from 'node:fs/promises';
import { Complaint } from './complaint.mjs';
import { orComplain, typedPath } from './input.mjs';

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The mapping and rules of a JSON file: `{ mapping, rules? }`, or the mapping alone. Throws a Complaint. */
export async function readSchema(file) {
  const text = await orComplain(file, () => readFile(typedPath(file), 'utf8'));
  const schema = parsedJson(file, text);
  const { mapping, rules = {} } = isObject(schema) && 'mapping' in schema ? schema : { mapping: schema };
  if (isObject(mapping) && isObject(rules)) return { mapping, rules };
  throw new Complaint(`${file}: expected a JSON object {"mapping": {…}, "rules": {…}}, or a mapping alone.`);
}

function parsedJson(file, text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Complaint(`${file} is no JSON: ${error.message}.`, { cause: error });
  }
}

/** A suggestion as a mapping, without what is only said about it. */
export const mappingOf = (suggested) =>
  Object.fromEntries(
    Object.entries(suggested).map(([field, { source, constant, format, decimal }]) => [
      field,
      { source, constant, format, decimal },
    ]),
  );
