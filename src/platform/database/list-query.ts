import { InvalidInputError } from '../errors';
import type { Facet, ListDefinition, ListFilter, ListRequest, PageRequest } from './list-definition';
import { entriesOf, entriesOfParent, type Entries } from './list-entries';
import { compileFilter } from './list-filter';
import { beyond, orderByClause, orderingOf, reversed, sortKeyColumn, type Ordering } from './list-order';
import { estimatedCount, EXACT_FILTERED, EXACT_WHOLE, sampledRows } from './list-estimate';
import { pickByTrying, pickInOrder, ROW, type Picking, type Walk } from './list-picking';
import { pickBestKnown } from './list-relevance';
import { ALIKE, compileSearch, parseSearch, RELEVANCE, type SearchMode } from './list-search';
import { joinLines, nested, whereClause } from './list-text';
import { Parameters } from './parameters';
import { project } from './projection';
import type { Statement } from './statement';

/** Rows of many parents, read by one statement. */
export interface Parents {
  readonly scope: string;
  readonly ids: readonly number[];
}

export interface ListStatement extends Statement {
  readonly ordering: Ordering;
  nest(row: Record<string, unknown>): void;
}

const PARENT = 'parent';
/** The parent of a picked row, beside the row's own columns. */
const OF_PARENT = '"ofParent"';

/** The rows of a list and their conditions, and what a search contributes to its order. */
interface Matching extends Pick<Picking, 'rows' | 'beside' | 'ties' | 'own' | 'narrowing'> {
  readonly relevance: Ordering | null;
  /** Holds of rows of exactly the name that is searched for; null where there are none. */
  readonly named: string | null;
}

const allOf = ({ rows, beside, ties, own, narrowing }: Matching): string =>
  joinLines([`${rows}${beside}`, whereClause([...anyOf(ties), ...own, ...narrowing])]);

/**
 * Writes the statements of one list. Values are parameters; everything else in the text comes from
 * the definition.
 */
export class ListQuery {
  constructor(private readonly definition: ListDefinition) {}

  /** Reads one row more than the page holds, so that the caller knows whether there are more. */
  page(request: ListRequest, mode: SearchMode, parents?: Parents): ListStatement {
    const { definition } = this;
    const parameters = new Parameters();
    const start = startOf(parameters, parents);
    const entries = parents === undefined ? this.entries(request, parameters) : null;
    const filter = entries?.isAll === true ? {} : request;
    const matching = this.match(filter, mode, parameters, parents);
    const ordering = this.order(request, matching, mode);
    const place = (order: Ordering, id: string) => placeOf(request.page, order, { id, parameters });
    const walk =
      entries === null
        ? null
        : { ...entries, own: [entries.condition, ...matching.own], ...place(entries.ordering, entries.id) };
    // Rows are picked before relations are joined, so that joins cost as much as the page, not as
    // the list.
    const ofParent =
      parents === undefined
        ? null
        : entriesOfParent(definition.scopeEntries?.[parents.scope], `${PARENT}.id`, {
            ordering,
            source: definition.shape.source,
          });
    const placed =
      ofParent !== null
        ? { ...ofParent, ties: [ofParent.condition], ...place(ofParent.ordering, ofParent.id) }
        : walk !== null && filter !== request
          ? walk
          : place(ordering, `${ROW}.id`);
    const picked = this.pick({ ...matching, ...placed, limit: request.page.size + 1 }, matching, walk);
    const reading = request.page.from === 'start' ? ordering : reversed(ordering);
    const projection = project(definition.shape, request.selection, ROW);
    const columns = [...projection.columns, `${sortKeyColumn(ordering, `${ROW}."sortKey"`)} AS "sortKey"`];
    const text = [
      `SELECT ${start === null ? '' : `${ROW}.${OF_PARENT} AS "parentId",\n  `}${columns.join(',\n  ')}`,
      `FROM ${nested(start === null ? picked : pickedOfEach(start, picked))} ${ROW}`,
      ...projection.joins,
      orderByClause(`${ROW}."sortKey"`, `${ROW}.id`, reading),
    ];
    const label = parents === undefined ? definition.name : `${definition.name}_of_${parents.scope}`;
    return {
      label,
      text: joinLines(text),
      values: parameters.values,
      ordering,
      nest: (row) => projection.nest(row),
    };
  }

  /** `count` and `isExact`: of a long list exact up to a bound, and an estimate beyond it. */
  count(filter: ListFilter, mode: SearchMode, parents?: Parents): Statement {
    const parameters = new Parameters();
    const start = startOf(parameters, parents);
    const matching = this.match(filter, mode, parameters, parents);
    const counted = joinLines(['SELECT count(*)::int AS count, true AS "isExact"', allOf(matching)]);
    const ofParents = `FROM ${start} CROSS JOIN LATERAL ${nested(counted)} counted`;
    const whole =
      this.definition.isLong === true
        ? estimatedCount({ ...matching, exactTo: this.exactTo(matching) })
        : counted;
    const text =
      start === null
        ? whole
        : joinLines([`SELECT ${PARENT}.id AS "parentId", counted.count, counted."isExact"`, ofParents]);
    return { label: `${this.definition.name}_count`, text, values: parameters.values };
  }

  /** Every requested facet, in one pass over the matching rows, or over some of a long list. */
  facets(filter: ListFilter, names: readonly string[], mode: SearchMode, parents?: Parents): Statement {
    const parameters = new Parameters();
    const start = startOf(parameters, parents);
    const matching = this.match(filter, mode, parameters, parents);
    const facets = names.map((name) => ({ name, facet: this.facet(name) }));
    const columns = [...new Set(['id', ...facets.map(({ facet }) => facet.column)])];
    const list = columns.map((column) => `${ROW}."${column}"`).join(', ');
    const tables =
      start === null && this.definition.isLong === true
        ? sampledRows({ ...matching, exactTo: EXACT_FILTERED }, list)
        : [`matched AS ${nested(matchedOfEach(start, list, allOf(matching)))}`, EACH_ONCE];
    const isSearched = matching.relevance !== null && start === null;
    const counts = [
      ...(isSearched ? [COUNT_MATCHED] : []),
      ...facets.map(({ name, facet }) => countFacet(name, facet)),
    ];
    const text = `WITH ${tables.join(',\n')}\n${counts.join('\nUNION ALL\n')}`;
    return { label: `${this.definition.name}_facets`, text, values: parameters.values };
  }

  /** A whole list is counted further, where no condition takes long for each row. */
  private exactTo({ narrowing }: Matching): number {
    return narrowing.length === 0 && this.definition.isCostly !== true ? EXACT_WHOLE : EXACT_FILTERED;
  }

  private facet(name: string): Facet {
    const facet = this.definition.facets?.[name];
    if (facet === undefined)
      throw new TypeError(`The list "${this.definition.name}" has no facet "${name}".`);
    return facet;
  }

  private match(filter: ListFilter, mode: SearchMode, parameters: Parameters, parents?: Parents): Matching {
    const { condition, search, scopes, filters, shape } = this.definition;
    const at = { alias: ROW, parameters };
    const words = parseSearch(filter.search);
    const found =
      search === undefined || words === null
        ? null
        : compileSearch({ search, source: shape.source }, words, mode, at);
    const filtered = compileFilter(filter.where, filters, at);
    const scope = parents === undefined ? undefined : scopes?.[parents.scope];
    if (parents !== undefined && scope === undefined) {
      throw new TypeError(`The list "${this.definition.name}" has no scope "${parents.scope}".`);
    }
    return {
      rows: `FROM ${shape.source} ${ROW}`,
      beside: found === null ? '' : ` CROSS JOIN ${found.from}`,
      ties: scope === undefined ? [] : [scope].flat().map((tie) => tie(ROW, `${PARENT}.id`, IDS)),
      own: condition === undefined ? [] : [condition(ROW)],
      narrowing: [...(found === null ? [] : [found.condition]), ...(filtered === null ? [] : [filtered])],
      relevance: found?.ordering ?? null,
      named: found?.named ?? null,
    };
  }

  private pick(picking: Picking, { relevance, named }: Matching, walk: Walk | null): string {
    const { isLong = false, search, orders } = this.definition;
    const { ties, narrowing, reading } = picking;
    if (!isLong || ties.length > 0 || narrowing.length === 0) return pickInOrder(picking);
    if (relevance === null || !reading.name.startsWith(RELEVANCE))
      return pickByTrying(picking, walk ?? picking);
    const order = search?.bestKnown === undefined ? undefined : orders[search.bestKnown];
    if (order === undefined) return pickInOrder(picking);
    const bestKnown = orderingOf(order, { field: '', direction: order.indexed }, ROW);
    return pickBestKnown({ ...picking, bestKnown, named });
  }

  /** The entries of the value that a filter asks for; null with a search: it has its own order. */
  private entries({ search, where, orderBy }: ListRequest, parameters: Parameters): Entries | null {
    const { entries: tables, filters, orders, defaultOrder, shape } = this.definition;
    const asked = orderBy ?? defaultOrder;
    const order = orders[asked.field];
    if (tables === undefined || order === undefined || parseSearch(search) !== null) return null;
    compileFilter(where, filters, { alias: ROW, parameters: new Parameters() }); // it is a valid one
    const ordering = orderingOf(order, asked, ROW);
    return entriesOf(where, ordering, { tables, source: shape.source, parameters });
  }

  private order({ orderBy }: ListRequest, { relevance }: Matching, mode: SearchMode): Ordering {
    const { orders, defaultOrder } = this.definition;
    if (relevance !== null && (orderBy === null || orderBy === undefined)) return relevance;
    const asked = orderBy ?? defaultOrder;
    if (asked.field === RELEVANCE) {
      if (relevance === null)
        throw new InvalidInputError('orderBy.field', 'another field: RELEVANCE needs a search');
      return asked.direction === 'DESC'
        ? relevance
        : { ...reversed(relevance), name: relevance.name.replace('DESC', 'ASC') };
    }
    const order = orders[asked.field];
    if (order === undefined)
      throw new InvalidInputError('orderBy.field', `one of ${Object.keys(orders).join(', ')}`);
    const ordering = orderingOf(order, asked, ROW);
    return relevance !== null && mode === 'alike'
      ? { ...ordering, name: `${ordering.name}${ALIKE}` }
      : ordering;
  }
}

/** A page's place in its list: how it is read, and beyond which cursors. */
function placeOf(
  { from, after, before }: PageRequest,
  ordering: Ordering,
  { id, parameters }: { readonly id: string; readonly parameters: Parameters },
): Pick<Picking, 'past' | 'reading' | 'id'> {
  const at = { id, parameters };
  const past = [
    ...(after === null ? [] : [beyond(ordering, after, { ...at, field: 'after' })]),
    ...(before === null ? [] : [beyond(reversed(ordering), before, { ...at, field: 'before' })]),
  ];
  return { past, reading: from === 'start' ? ordering : reversed(ordering), id };
}

/**
 * The rows that are picked for each parent. Without OFFSET, relations would be joined within each
 * parent: whole tables are read again for each.
 */
const pickedOfEach = (start: string, picked: string): string =>
  joinLines([
    `SELECT ${PARENT}.id AS ${OF_PARENT}, ${ROW}.*`,
    `FROM ${start} CROSS JOIN LATERAL ${nested(picked)} ${ROW}`,
    'OFFSET 0',
  ]);

/** The first value of a statement for many parents. */
const IDS = '$1::int[]';

function startOf(parameters: Parameters, parents?: Parents): string | null {
  if (parents === undefined) return null;
  parameters.add(parents.ids);
  return `unnest(${IDS}) AS ${PARENT}(id)`;
}

const anyOf = (conditions: readonly string[]): string[] =>
  conditions.length < 2 ? [...conditions] : [`(${conditions.join(' OR ')})`];

/** The rows whose values are counted, with their parent where they have one. */
const matchedOfEach = (start: string | null, columns: string, rows: string): string =>
  start === null
    ? joinLines([`SELECT 0 AS "parentId", ${columns}`, rows])
    : joinLines([
        `SELECT ${PARENT}.id AS "parentId", ${columns}`,
        `FROM ${start} CROSS JOIN LATERAL ${nested(joinLines([`SELECT ${columns}`, rows]))} ${ROW}`,
      ]);

/** Each row stands for itself. */
const EACH_ONCE = 'scale AS (SELECT 1::float8 AS by)';

/** How many rows those that were counted stand for. */
const COUNTED = `round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"`;

/** Tells a search whose facets have no value from one that found nothing. */
const COUNT_MATCHED = `(SELECT 0 AS "parentId", NULL AS facet, NULL AS value, ${COUNTED} FROM matched)`;

function countFacet(name: string, facet: Facet): string {
  const [from, value] =
    facet.kind === 'joined'
      ? [`matched ${facet.join}`, facet.value]
      : facet.kind === 'values'
        ? [`matched CROSS JOIN unnest(matched."${facet.column}") AS one(value)`, 'one.value']
        : ['matched', `matched."${facet.column}"`];
  return (
    `(SELECT matched."parentId", '${name}' AS facet, ${value} AS value, ${COUNTED}\n` +
    `  FROM ${from}\n  WHERE ${value} IS NOT NULL GROUP BY 1, 3)`
  );
}
