import { storable, trimmed } from '../cells';

/** Stable names: trimmed, never blank (`Column 3`), unique (`Cost (2)`). */
export function columnNames(header: string[] | null, width: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, index) => {
    const base =
      storable(trimmed(header?.[index] ?? '')).replaceAll(/\s*[\r\n]+\s*/g, ' ') || `Column ${index + 1}`;
    let name = base;
    for (let copy = 2; taken.has(name); copy++) name = `${base} (${copy})`;
    taken.add(name);
    return name;
  });
}
