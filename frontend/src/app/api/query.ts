export type QueryValue = string | number | boolean | readonly string[] | null | undefined;

/** The given query parameters without the unset ones: null, undefined, '' and []. */
export function query(
  values: Record<string, QueryValue>,
): Record<string, string | number | boolean | readonly string[]> {
  const set: Record<string, string | number | boolean | readonly string[]> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === '') continue;
    if (Array.isArray(value) && value.length === 0) continue;
    set[name] = value;
  }
  return set;
}

/** `path?a=1&b=2` for links that the browser itself follows, such as downloads. */
export function linkTo(path: string, values: Record<string, QueryValue>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query(values))) {
    for (const each of Array.isArray(value) ? value : [value]) search.append(name, String(each));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}
