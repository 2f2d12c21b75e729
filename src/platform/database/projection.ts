import type { Selection } from './selection';
import type { Part, Shape, ToFew, ToOne } from './shape';
import type { Cells } from './statement';

type Row = Record<string, unknown>;
type NewRow = new () => Row;
/** Sets a field of `target` from the cells that were selected. */
type Step = (cells: Cells, target: Row) => void;

/**
 * Joins beyond this depth are left to loaders: relations such as `replacement` could nest without
 * limit.
 */
const MAX_JOIN_DEPTH = 3;

/**
 * What the rows of one statement are instances of: V8 learns how large they become. Of `{}` it
 * learns that what was read for good lives long, and then every request's rows would be made where
 * only full collections look.
 */
const newKindOfRow = (): NewRow =>
  class {
    [field: string]: unknown;
  };

/** What a statement reads for a selection. */
export interface Projection {
  /** The SELECT list. */
  readonly columns: readonly string[];
  /** LEFT JOINs that the list relies on, in order. */
  readonly joins: readonly string[];
  /**
   * What makes rows of the cells of a statement that selects `before`, then these columns, then
   * `after`. Joined rows become objects of their own: `row.publisher.slug`.
   */
  reader(before?: readonly string[], after?: readonly string[]): (cells: Cells) => unknown;
}

/** The columns of `shape` that `selection` asks for, always with `id`. */
function columnsOf(shape: Shape, selection: Selection): string[] {
  const names = new Set(['id']);
  for (const field of selection.fields.keys()) {
    const own = shape.columns.includes(field) || shape.computed?.[field] !== undefined ? [field] : [];
    for (const name of shape.needs?.[field] ?? shape.parts?.[field]?.columns ?? own) names.add(name);
  }
  return [...names];
}

const expression = (shape: Shape, name: string, alias: string): string =>
  shape.computed?.[name]?.(alias) ?? `${alias}."${name}"`;

/** Whether every selected field of a short list can be read as array columns. */
const isReadAsArrays = ({ fields }: ToFew, selection: Selection): boolean =>
  [...selection.fields.keys()].every((field) => fields.includes(field));

/** Whether nothing of a row is asked for but its id. */
const isIdAlone = (shape: Shape, selection: Selection): boolean =>
  columnsOf(shape, selection).length === 1 &&
  [...selection.fields.keys()].every(
    (field) => shape.one?.[field] === undefined && shape.few?.[field] === undefined,
  );

class ProjectionBuilder {
  readonly columns: string[] = [];
  readonly joins: string[] = [];
  private relations = 0;

  /** @param first how many columns are selected before */
  constructor(private readonly first: number) {}

  build(shape: Shape, selection: Selection, alias: string): Step[] {
    const steps = columnsOf(shape, selection).map((name) =>
      this.column(name, expression(shape, name, alias), name),
    );
    return [...steps, ...this.relationsOf(shape, selection, { alias, depth: 0 })];
  }

  private column(field: string, text: string, name: string): Step {
    const at = this.place(text, name);
    return (cells, target) => {
      target[field] = cells[at];
    };
  }

  /** Where the cell of a column stands. */
  private place(text: string, name: string): number {
    this.columns.push(`${text} AS "${name}"`);
    return this.first + this.columns.length - 1;
  }

  private relationsOf(
    shape: Pick<Shape, 'one' | 'few' | 'parts'>,
    selection: Selection,
    parent: { alias: string; depth: number },
  ): Step[] {
    const steps: Step[] = [];
    for (const [field, inner] of selection.fields) {
      const one = shape.one?.[field];
      if (one !== undefined && parent.depth < MAX_JOIN_DEPTH)
        steps.push(this.joinOne(field, one, inner, parent));
      const part = shape.parts?.[field];
      if (part !== undefined) steps.push(this.nestPart(field, part, inner, parent));
      const few = shape.few?.[field];
      if (few !== undefined && isReadAsArrays(few, inner))
        steps.push(this.joinFew(field, few, inner, parent));
    }
    return steps;
  }

  private joinOne(
    field: string,
    one: ToOne,
    inner: Selection,
    parent: { alias: string; depth: number },
  ): Step {
    const shape = one.shape();
    const { key } = one;
    if (key !== undefined && isIdAlone(shape, inner)) {
      const idOf = this.place(`${parent.alias}."${key}"`, `${this.nextAlias()}.id`);
      return (cells, target) => {
        const id = cells[idOf];
        target[field] = id === null ? null : { id };
      };
    }
    const alias = this.nextAlias();
    this.joins.push(`LEFT JOIN ${shape.source} ${alias} ON ${one.on(alias, parent.alias)}`);
    const idAt = this.first + this.columns.length; // `id` comes first
    const own = columnsOf(shape, inner).map((name) =>
      this.column(name, expression(shape, name, alias), `${alias}.${name}`),
    );
    const steps = [...own, ...this.relationsOf(shape, inner, { alias, depth: parent.depth + 1 })];
    const JoinedRow = newKindOfRow();
    return (cells, target) => {
      if (cells[idAt] === null) {
        target[field] = null;
        return;
      }
      const value = new JoinedRow();
      for (const step of steps) step(cells, value);
      target[field] = value;
    };
  }

  private nestPart(
    field: string,
    part: Part,
    inner: Selection,
    parent: { alias: string; depth: number },
  ): Step {
    const names = ['id', ...part.columns];
    const steps = this.relationsOf(part, inner, parent);
    const PartOfRow = newKindOfRow();
    return (cells, target) => {
      const value = new PartOfRow();
      for (const name of names) value[name] = target[name];
      for (const step of steps) step(cells, value);
      target[field] = value;
    };
  }

  private joinFew(field: string, few: ToFew, inner: Selection, parent: { alias: string }): Step {
    const shape = few.shape();
    const own = this.nextAlias();
    const list = `${own}s`;
    const names = columnsOf(shape, inner);
    // Sorted once, not once for each column.
    const columns = names.map((name) => `${expression(shape, name, own)} AS "${name}"`).join(', ');
    const sorted = `SELECT ${columns} FROM ${few.from(own, parent.alias)} ORDER BY ${few.orderBy(own)}`;
    const gathered = names.map((name) => `array_agg(${own}."${name}") AS "${name}"`).join(', ');
    this.joins.push(`LEFT JOIN LATERAL (SELECT ${gathered} FROM (${sorted}) ${own}) ${list} ON true`);
    const places = names.map((name) => ({ name, at: this.place(`${list}."${name}"`, `${own}.${name}`) }));
    const [{ at: idsAt } = { at: -1 }] = places; // `id` comes first
    const FewRow = newKindOfRow();
    return (cells, target) => {
      const ids = cells[idsAt];
      const values = Array.isArray(ids) ? ids.map(() => new FewRow()) : [];
      for (const { name, at } of places) {
        const column = cells[at];
        if (Array.isArray(column)) for (const [index, value] of values.entries()) value[name] = column[index];
      }
      target[field] = values;
    };
  }

  private nextAlias(): string {
    this.relations += 1;
    return `r${this.relations}`;
  }
}

const projections = new WeakMap<Shape, WeakMap<Selection, Map<string, Projection>>>();

/**
 * Translates a selection into SQL over the row with this `alias`; once, as selections are kept as
 * long as the operations that they are of.
 */
export function project(shape: Shape, selection: Selection, alias: string): Projection {
  const ofShape = projections.get(shape) ?? new WeakMap<Selection, Map<string, Projection>>();
  projections.set(shape, ofShape);
  const ofSelection = ofShape.get(selection) ?? new Map<string, Projection>();
  ofShape.set(selection, ofSelection);
  const known = ofSelection.get(alias) ?? translate(shape, selection, alias);
  ofSelection.set(alias, known);
  return known;
}

function translate(shape: Shape, selection: Selection, alias: string): Projection {
  const { columns, joins } = built(shape, selection, { alias, first: 0 });
  const readers = new Map<string, (cells: Cells) => unknown>();
  return {
    columns,
    joins,
    reader: (before = [], after = []) => {
      const key = JSON.stringify([before, after]);
      const known = readers.get(key);
      if (known !== undefined) return known;
      const { steps } = built(shape, selection, { alias, first: before.length });
      const made = rowReader(steps, [
        ...before.map((name, at) => ({ name, at })),
        ...after.map((name, at) => ({ name, at: before.length + columns.length + at })),
      ]);
      readers.set(key, made);
      return made;
    },
  };
}

function built(
  shape: Shape,
  selection: Selection,
  { alias, first }: { readonly alias: string; readonly first: number },
) {
  const builder = new ProjectionBuilder(first);
  return { steps: builder.build(shape, selection, alias), columns: builder.columns, joins: builder.joins };
}

function rowReader(
  steps: readonly Step[],
  beside: readonly { readonly name: string; readonly at: number }[],
): (cells: Cells) => Row {
  const ReadRow = newKindOfRow();
  return (cells) => {
    const row = new ReadRow();
    for (const step of steps) step(cells, row);
    for (const { name, at } of beside) row[name] = cells[at];
    return row;
  };
}
