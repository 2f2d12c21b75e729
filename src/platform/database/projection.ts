import type { Selection } from './selection';
import type { Part, Shape, ToFew, ToOne } from './shape';

type RawRow = Record<string, unknown>;
type Step = (row: RawRow, target: RawRow) => void;

/**
 * Joins beyond this depth are left to loaders: relations such as `replacement` could nest without
 * limit.
 */
const MAX_JOIN_DEPTH = 3;

/** What a statement reads for a selection. */
export interface Projection {
  /** The SELECT list. */
  readonly columns: readonly string[];
  /** LEFT JOINs that the list relies on, in order. */
  readonly joins: readonly string[];
  /** Moves the columns of joined rows into objects of their own: `row.publisher.slug`. */
  nest(row: RawRow): void;
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

class ProjectionBuilder {
  readonly columns: string[] = [];
  readonly joins: string[] = [];
  private relations = 0;

  build(shape: Shape, selection: Selection, alias: string): Step[] {
    for (const name of columnsOf(shape, selection)) {
      this.columns.push(`${expression(shape, name, alias)} AS "${name}"`);
    }
    return this.relationsOf(shape, selection, { alias, depth: 0 });
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
    const alias = this.nextAlias();
    this.joins.push(`LEFT JOIN ${shape.source} ${alias} ON ${one.on(alias, parent.alias)}`);
    const pairs = columnsOf(shape, inner).map((name) => {
      const key = `${alias}.${name}`;
      this.columns.push(`${expression(shape, name, alias)} AS "${key}"`);
      return { name, key };
    });
    const steps = this.relationsOf(shape, inner, { alias, depth: parent.depth + 1 });
    return (row, target) => {
      if (row[`${alias}.id`] === null) {
        target[field] = null;
        return;
      }
      const value: RawRow = {};
      for (const { name, key } of pairs) value[name] = row[key];
      for (const step of steps) step(row, value);
      target[field] = value;
    };
  }

  private nestPart(
    field: string,
    part: Part,
    inner: Selection,
    parent: { alias: string; depth: number },
  ): Step {
    const steps = this.relationsOf(part, inner, parent);
    return (row, target) => {
      const value: RawRow = {};
      for (const name of ['id', ...part.columns]) value[name] = target[name];
      for (const step of steps) step(row, value);
      target[field] = value;
    };
  }

  private joinFew(field: string, few: ToFew, inner: Selection, parent: { alias: string }): Step {
    const shape = few.shape();
    const own = this.nextAlias();
    const list = `${own}s`;
    const names = columnsOf(shape, inner);
    const gathered = names.map(
      (name) => `array_agg(${expression(shape, name, own)} ORDER BY ${few.orderBy(own)}) AS "${name}"`,
    );
    this.joins.push(
      `LEFT JOIN LATERAL (SELECT ${gathered.join(', ')} FROM ${few.from(own, parent.alias)}) ${list} ON true`,
    );
    for (const name of names) this.columns.push(`${list}."${name}" AS "${own}.${name}"`);
    return (row, target) => {
      const ids = row[`${own}.id`];
      const values: RawRow[] = Array.isArray(ids) ? ids.map((): RawRow => ({})) : [];
      for (const name of names) {
        const column = row[`${own}.${name}`];
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
  const builder = new ProjectionBuilder();
  const steps = builder.build(shape, selection, alias);
  return {
    columns: builder.columns,
    joins: builder.joins,
    nest: (row) => {
      for (const step of steps) step(row, row);
    },
  };
}
