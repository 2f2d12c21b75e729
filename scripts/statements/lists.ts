import {
  ListReader,
  NOTHING,
  selecting,
  type FilterField,
  type FilterFields,
  type ListDefinition,
  type ListRequest,
  type Selection,
  type Shape,
} from '../../src/platform/database';
import { encodeGlobalId } from '../../src/platform/graphql/global-id';
import type { Recorder } from './recorder';

type Facts = Pick<Shape, 'columns' | 'computed' | 'needs'>;
type Relations = Pick<Shape, 'one' | 'few' | 'parts'>;
type Fields = readonly (readonly [string, Selection])[];

const own = ({ columns, computed = {}, needs = {} }: Facts): Fields =>
  [...columns, ...Object.keys(computed), ...Object.keys(needs)].map((name) => [name, NOTHING]);

const related = ({ one = {}, few = {}, parts = {} }: Relations): Fields => [
  ...Object.entries(parts).map(([name, part]) => [name, { fields: new Map(related(part)) }] as const),
  ...Object.entries(one).map(([name, to]) => [name, { fields: new Map(own(to.shape())) }] as const),
  ...Object.entries(few).map(([name, { fields }]) => [name, selecting(...fields)] as const),
];

/** Every field of a shape, and of what is one step away from it. */
export const everyField = (shape: Shape): Selection => ({
  fields: new Map([...own(shape), ...related(shape)]),
});

const KEY_TYPES = [
  ...['Model', 'Dataset', 'Domain', 'Publisher', 'TransferResult', 'Evaluation', 'TransferEdge'],
  ...['ApiToken', 'Webhook'],
];

/** An id that the filter accepts: each takes ids of one type. */
function anyId({ parse }: Extract<FilterField, { kind: 'key' }>): string {
  const ids = KEY_TYPES.map((type) => encodeGlobalId(type, 1));
  const accepted = ids.find((id) => {
    try {
      return parse(id, '') === 1;
    } catch {
      return false;
    }
  });
  if (accepted === undefined) throw new TypeError('A filter by key takes the ids of no known type.');
  return accepted;
}

/** A comparison that the field accepts. The comparators are the same for all fields of a kind. */
function comparison(field: FilterField): unknown {
  switch (field.kind) {
    case 'text':
      return { eq: 'word' };
    case 'texts':
      return { hasAny: ['word'] };
    case 'enum':
      return { in: ['WORD'] };
    case 'integer':
    case 'real':
      return { gte: 1 };
    case 'time':
      return { gte: new Date(0) };
    case 'flag':
      return true;
    case 'custom':
      return 'word';
    case 'key':
      return { eq: anyId(field) };
    case 'related':
      return comparisons(field.fields());
  }
}

/** Comparisons of all fields but those of further relations. */
const comparisons = (fields: FilterFields): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]): [string, unknown][] =>
      field.kind === 'related' ? [] : [[name, comparison(field)]],
    ),
  );

type Row = { id: number };
const FIRST = { size: 20, from: 'start', after: null, before: null } as const;
const BRIEF: Pick<ListRequest, 'selection' | 'page'> = { selection: NOTHING, page: FIRST };
const PARENTS = [1, 2];

/** A place in an order; the type of its key is that of the order. */
const placeIn = (order: string, type: string) => ({
  order,
  key: type === 'text' ? 'word' : type === 'time' ? '2026-01-01T00:00:00.000000Z' : 1,
  id: 1,
});

async function recordOrders(list: ListDefinition, reader: (form: string) => ListReader<Row>): Promise<void> {
  for (const [field, { type }] of Object.entries(list.orders)) {
    for (const direction of ['ASC', 'DESC'] as const) {
      const place = placeIn(`${field}:${direction}`, type);
      const orderBy = { field, direction };
      const beyond = reader(`by ${field} ${direction}, from a place on`);
      await beyond.page({ ...BRIEF, orderBy, page: { ...FIRST, after: place } });
    }
  }
  const { field, direction } = list.defaultOrder;
  const type = list.orders[field]?.type ?? 'integer';
  const before = placeIn(`${field}:${direction}`, type);
  await reader('the last ones before a place').page({ ...BRIEF, page: { ...FIRST, from: 'end', before } });
}

async function recordSearch(reader: (form: string) => ListReader<Row>): Promise<void> {
  const search = 'word';
  const alike = { order: 'RELEVANCE:DESC:alike', key: 1, id: 1 };
  const words = { order: 'RELEVANCE:DESC', key: 1, id: 1 };
  const at = (after: typeof alike): ListRequest => ({ ...BRIEF, search, page: { ...FIRST, after } });
  await reader('search by words, from a place on').page(at(words));
  await reader('search by likeness, from a place on').page(at(alike));
}

/** The statements that read one list: at the root if it is there, and by parents. */
export async function recordList(
  recorder: Recorder,
  list: ListDefinition,
  { isAtRoot }: { isAtRoot: boolean },
): Promise<void> {
  const reader = (form: string) => new ListReader<Row>(recorder.on({ form }), list);
  const facets = Object.keys(list.facets ?? {});
  const everything = { ...BRIEF, selection: everyField(list.shape) };
  if (isAtRoot) {
    await reader('every field').page(everything);
    await reader('without places').page({ ...BRIEF, isPlaced: false });
    await recordOrders(list, reader);
    if (list.search !== undefined) await recordSearch(reader);
    await reader('all').count({});
    for (const [name, field] of Object.entries(list.filters))
      await reader(`where ${name}`).count({ where: { [name]: comparison(field) } });
    if (facets.length > 0) await reader('every facet').facets({}, facets);
  }
  for (const scope of Object.keys(list.scopes ?? {})) {
    const parents = { scope, ids: PARENTS };
    await reader('every field').pagesOf(parents, everything);
    await reader('without places').pagesOf(parents, { ...BRIEF, isPlaced: false });
    await reader(`of each ${scope}`).countsOf(parents, {});
    if (facets.length > 0) await reader(`every facet of each ${scope}`).facetsOf(parents, {}, facets);
    for (const [name, field] of isAtRoot ? [] : Object.entries(list.filters))
      await reader(`where ${name}`).pagesOf(parents, { ...BRIEF, where: { [name]: comparison(field) } });
  }
}
