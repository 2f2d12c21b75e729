/** The condition of a table's rows: SQL over the table's own name, and others with the schema. */
export type RowCondition = (schema: string) => string;

/** Which rows of which tables statements may read. */
export interface RowScope {
  /** Another one for each set of rows. */
  readonly name: string;
  /** The tables whose rows are not all read, by name. */
  readonly conditions: Readonly<Record<string, RowCondition>>;
  /** Whether so many statements are run in this scope that PostgreSQL keeps them prepared. */
  readonly isPrepared: boolean;
}

/** Texts that are kept with what they became; past it they are written anew each time. */
const MAX_KEPT = 1_000;
const WORDS = /[a-z_]+/g;
const WITH = /^\s*WITH(\s+RECURSIVE)?\s+/i;

/**
 * Writes statements so that they read the rows of a scope only: each table that has others is
 * shadowed by a common table expression of the same name, which PostgreSQL plans as if its
 * condition stood in the statement itself. Tables that are written are not shadowed: there
 * PostgreSQL takes a name for the table.
 */
export class ScopedTexts {
  private readonly kept = new Map<string, string>();

  constructor(
    private readonly scope: RowScope,
    private readonly schema: string,
  ) {}

  of(text: string): string {
    const known = this.kept.get(text);
    if (known !== undefined) return known;
    const scoped = this.write(text);
    if (this.kept.size < MAX_KEPT) this.kept.set(text, scoped);
    return scoped;
  }

  private write(text: string): string {
    const words = text.toLowerCase().match(WORDS);
    const shadows = [...new Set(words)].flatMap((word) => this.shadow(word));
    if (shadows.length === 0) return text;
    const [start = '', recursive = ''] = WITH.exec(text) ?? [];
    const rest = text.slice(start.length);
    return `WITH${recursive} ${shadows.join(',\n')}${start === '' ? '\n' : ',\n'}${rest}`;
  }

  private shadow(table: string): string[] {
    const { conditions } = this.scope;
    const condition = Object.hasOwn(conditions, table) ? conditions[table] : undefined;
    if (condition === undefined) return [];
    const { schema } = this;
    return [`${table} AS NOT MATERIALIZED (SELECT * FROM ${schema}.${table} WHERE ${condition(schema)})`];
  }
}
