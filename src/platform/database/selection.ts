/**
 * What a caller asks of a row: field names, and for each relation what is asked of it. Made from a
 * GraphQL selection, or by hand with `selecting`.
 */
export interface Selection {
  readonly fields: ReadonlyMap<string, Selection>;
}

export const NOTHING: Selection = { fields: new Map() };

/** Builds a selection from paths: `selecting('slug', 'publisher.slug')`. */
export function selecting(...paths: readonly string[]): Selection {
  const children = new Map<string, string[]>();
  for (const path of paths) {
    const [name = '', ...rest] = path.split('.');
    const known = children.get(name) ?? [];
    children.set(name, rest.length === 0 ? known : [...known, rest.join('.')]);
  }
  return { fields: new Map([...children].map(([name, inner]) => [name, selecting(...inner)])) };
}

/** What is selected of the relation `name`; nothing when it is not selected. */
export const within = (selection: Selection, name: string): Selection =>
  selection.fields.get(name) ?? NOTHING;
