/** Parameters of a statement that is put together from parts. */
export class SqlValues {
  readonly list: unknown[] = [];

  /** The value as an expression of the given type. */
  add(value: unknown, type: string): string {
    this.list.push(value);
    return `$${this.list.length}::${type}`;
  }
}
