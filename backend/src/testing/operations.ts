type Schema = {
  $ref?: string;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  example?: unknown;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
};

interface Document {
  paths: Record<string, Record<string, DocumentedOperation>>;
  components: { schemas: Record<string, Schema> };
}

interface DocumentedOperation {
  parameters?: { name: string; in: string }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
}

/** A route as the OpenAPI document tells of it. */
export interface Operation {
  method: string;
  path: string;
  parameters: { name: string; in: string }[];
  /** Of JSON, with everything it refers to in place. */
  body: Schema | undefined;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const DEEPEST = 6;

export function operationsOf({ paths, components }: Document): Operation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const body = operation.requestBody?.content?.['application/json']?.schema;
      const { parameters = [] } = operation;
      return [
        { method: method.toUpperCase(), path, parameters, body: body && whole(body, components.schemas, 0) },
      ];
    }),
  );
}

function whole(schema: Schema, known: Record<string, Schema>, depth: number): Schema {
  if (depth > DEEPEST) return {};
  const next = (inner: Schema) => whole(inner, known, depth + 1);
  const named = schema.$ref?.split('/').at(-1);
  if (named !== undefined) return next(known[named] ?? {});
  const [first] = schema.allOf ?? schema.oneOf ?? schema.anyOf ?? [];
  if (first) return next(first);
  const { properties, items, additionalProperties } = schema;
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, next(inner)])),
    }),
    ...(items && { items: next(items) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: next(additionalProperties) }),
  };
}

/** A value that fits. */
export function sampleOf(schema: Schema): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return schema.enum[0];
  const { properties, additionalProperties, items } = schema;
  if (properties)
    return Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, sampleOf(inner)]));
  if (typeof additionalProperties === 'object') return { spend: sampleOf(additionalProperties) };
  if (items) return [sampleOf(items)];
  const type = [schema.type].flat()[0];
  if (type === 'number' || type === 'integer') return 1;
  if (type === 'boolean') return true;
  if (type === 'object') return {};
  if (schema.format === 'email') return 'name@example.com';
  if (schema.format === 'date') return '2026-03-01';
  if (schema.format === 'date-time') return '2100-03-01T00:00:00Z';
  return 'text that is long enough';
}

/** Copies of an object, each with another of its properties replaced. */
export function withEachProperty(sample: unknown, value: unknown): unknown[] {
  if (typeof sample !== 'object' || sample === null) return [];
  return Object.keys(sample).map((name) => ({ ...sample, [name]: value }));
}
