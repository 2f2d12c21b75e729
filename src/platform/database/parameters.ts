/** The values of a statement under construction. */
export class Parameters {
  readonly values: unknown[] = [];

  /**
   * Adds a value; returns its placeholder. The cast states its type where PostgreSQL cannot infer
   * it.
   */
  add(value: unknown, cast?: string): string {
    this.values.push(value);
    return cast === undefined ? `$${this.values.length}` : `$${this.values.length}::${cast}`;
  }
}
