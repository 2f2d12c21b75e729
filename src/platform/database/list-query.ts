import { InvalidInputError } from '../errors';
import type { Facet, ListDefinition, ListFilter, ListRequest, PageRequest } from './list-definition';
import { countOfEntries, entriesOf, entriesOfListed, entriesOfParent, type Entries } from './list-entries';
import { compileFilter } from './list-filter';
import { beyond, orderByClause, orderingOf, reversed, sortKeyColumn, type Ordering } from './list-order';
import { estimatedCount, sampledRows, writtenCount } from './list-estimate';
import { COUNT_MATCHED, countFacet, EACH_ONCE } from './list-facets';
import {
  countedOfEach,
  matchedOfEach,
  PARENT,
  PARENT_ID,
  parentageOf,
  pickedOfEach,
  type Parentage,
  type Parents,
} from './list-parents';
import { pickByTrying, pickInOrder, ROW, type Picking, type Walk } from './list-picking';
import { pickBestKnown } from './list-relevance';
import { ALIKE, compileSearch, parseSearch, RELEVANCE, type SearchMode } from './list-search';
import { joinLines, nested, whereClause } from './list-text';
import { Parameters } from './parameters';
import { project } from './projection';
import type { Statement } from './statement';

export interface ListStatement extends Statement {
  readonly read: NonNullable<Statement['read']>;
  readonly ordering: Ordering;
  readonly values: readonly unknown[];
}

/** The rows of a list and their conditions, and what a search contributes to its order. */
interface Matching extends Pick<Picking, 'rows' | 'beside' | 'ties' | 'own' | 'narrowing'> {
  readonly relevance: Ordering | null;
  /** Holds of rows of exactly the name that is searched for; null where there are none. */
  readonly named: string | null;
}

const allOf = ({ rows, beside, ties, own, narrowing }: Matching): string =>
  joinLines([`${rows}${beside}`, whereClause([...ties, ...own, ...narrowing])]);

/**
 * Writes the statements of one list. Values are parameters; everything else in the text comes from
 * the definition.
 */
export class ListQuery {
  /** Of requests that are kept with their operations: nothing but the parents is another. */
  private readonly ofParents = new WeakMap<ListRequest, Map<string, ListStatement>>();

  constructor(private readonly definition: ListDefinition) {}

  /** The pages of many parents. */
  pages(request: ListRequest, parents: Parents): ListStatement {
    const byScope = this.ofParents.get(request) ?? new Map<string, ListStatement>();
    this.ofParents.set(request, byScope);
    const known = byScope.get(parents.scope) ?? this.page(request, 'words', parents);
    byScope.set(parents.scope, known);
    const { label, text, ordering, read } = known;
    const [, ...further] = known.values;
    return { label, text, ordering, read, values: [parents.ids, ...further] };
  }

  /** Of a placed page one row more is read, so that the caller knows whether there are more. */
  page(request: ListRequest, mode: SearchMode, parents?: Parents): ListStatement {
    const { definition } = this;
    const { isPlaced = true } = request;
    const parameters = new Parameters();
    const parentage = parents === undefined ? null : parentageOf(this.definition, parents, parameters);
    const entries = parents === undefined ? this.entries(request, parameters) : null;
    const filter = entries?.isAll === true ? {} : request;
    const matching = this.match(filter, mode, parameters, parentage);
    const ordering = this.order(request, matching, mode);
    const place = (order: Ordering, id: string) => placeOf(request.page, order, { id, parameters });
    const { refersToOthers: looksUpOne = false } = definition;
    const walk =
      entries === null
        ? null
        : {
            ...entries,
            own: entries.condition === null ? [] : [entries.condition, ...matching.own],
            ...place(entries.ordering, entries.id),
            looksUpOne,
          };
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
    const picking = { ...matching, ...placed, limit: request.page.size + (isPlaced ? 1 : 0) };
    const picked = this.pick(picking, matching, walk ?? { ...picking, looksUpOne });
    const reading = request.page.from === 'start' ? ordering : reversed(ordering);
    const projection = project(definition.shape, request.selection, ROW);
    const key = `${sortKeyColumn(ordering, `${ROW}."sortKey"`)} AS "sortKey"`;
    const columns = [...projection.columns, ...(isPlaced ? [key] : [])];
    const text = [
      `SELECT ${[...(parentage === null ? [] : [PARENT_ID]), ...columns].join(',\n  ')}`,
      `FROM ${nested(parentage === null ? picked : pickedOfEach(parentage, picked, picking))} ${ROW}`,
      ...projection.joins,
      orderByClause(`${ROW}."sortKey"`, `${ROW}.id`, reading),
    ];
    const label = parents === undefined ? definition.name : `${definition.name}_of_${parents.scope}`;
    return {
      label,
      text: joinLines(text),
      values: parameters.values,
      ordering,
      read: projection.reader(parentage === null ? [] : ['parentId'], isPlaced ? ['sortKey'] : []),
    };
  }

  /** `count` and `isExact`: of a long list exact up to a bound, and an estimate beyond it. */
  count(filter: ListFilter, mode: SearchMode, parents?: Parents): Statement {
    const parameters = new Parameters();
    const parentage = parents === undefined ? null : parentageOf(this.definition, parents, parameters);
    const matching = this.match(filter, mode, parameters, parentage);
    const text =
      parents === undefined || parentage === null
        ? this.countOfAll(matching)
        : countedOfEach(parentage, this.countOfParent(matching, parents));
    return { label: `${this.definition.name}_count`, text, values: parameters.values };
  }

  /** Every requested facet, in one pass over the matching rows, or over some of a long list. */
  facets(filter: ListFilter, names: readonly string[], mode: SearchMode, parents?: Parents): Statement {
    const parameters = new Parameters();
    const parentage = parents === undefined ? null : parentageOf(this.definition, parents, parameters);
    const matching = this.match(filter, mode, parameters, parentage);
    const facets = names.map((name) => ({ name, facet: this.facet(name) }));
    const columns = [...new Set(['id', ...facets.map(({ facet }) => facet.column)])];
    const list = columns.map((column) => `${ROW}."${column}"`).join(', ');
    const tables =
      parentage === null && this.definition.isLong === true
        ? sampledRows(matching, list)
        : [`matched AS ${nested(matchedOfEach(parentage, list, allOf(matching)))}`, EACH_ONCE];
    const isSearched = matching.relevance !== null && parentage === null;
    const counts = [
      ...(isSearched ? [COUNT_MATCHED] : []),
      ...facets.map(({ name, facet }) => countFacet(name, facet)),
    ];
    const text = `WITH ${tables.join(',\n')}\n${counts.join('\nUNION ALL\n')}`;
    return { label: `${this.definition.name}_facets`, text, values: parameters.values };
  }

  /** Rows that are counted as they are written need no counting. */
  private countOfAll(matching: Matching): string {
    const { isLong = false, countedAs } = this.definition;
    if (countedAs !== undefined && matching.narrowing.length === 0) return writtenCount(countedAs);
    return isLong ? estimatedCount(matching) : joinLines([COUNT_EACH, allOf(matching)]);
  }

  /** Of what hangs on a parent, from its entries where there are some and nothing else is asked. */
  private countOfParent(matching: Matching, { scope }: Parents): string {
    const { scopeEntries, shape, condition } = this.definition;
    const entries = matching.narrowing.length > 0 ? undefined : scopeEntries?.[scope];
    const rows =
      entries === undefined
        ? allOf(matching)
        : countOfEntries(entries, `${PARENT}.id`, { source: shape.source, condition: condition?.(ROW) });
    return joinLines([COUNT_EACH, rows]);
  }

  private facet(name: string): Facet {
    const facet = this.definition.facets?.[name];
    if (facet === undefined)
      throw new TypeError(`The list "${this.definition.name}" has no facet "${name}".`);
    return facet;
  }

  private match(
    filter: ListFilter,
    mode: SearchMode,
    parameters: Parameters,
    parentage: Parentage | null,
  ): Matching {
    const { condition, search, filters, shape } = this.definition;
    const at = { alias: ROW, parameters };
    const words = parseSearch(filter.search);
    const found =
      search === undefined || words === null
        ? null
        : compileSearch({ search, source: shape.source }, words, mode, at);
    const filtered = compileFilter(filter.where, filters, at);
    return {
      rows: `FROM ${shape.source} ${ROW}`,
      beside: found === null ? '' : ` CROSS JOIN ${found.from}`,
      ties: parentage?.ties ?? [],
      own: condition === undefined ? [] : [condition(ROW)],
      narrowing: [...(found === null ? [] : [found.condition]), ...(filtered === null ? [] : [filtered])],
      relevance: found?.ordering ?? null,
      named: found?.named ?? null,
    };
  }

  private pick(picking: Picking, { relevance, named }: Matching, walk: Walk): string {
    const { isLong = false, search, orders } = this.definition;
    const { ties, narrowing, reading } = picking;
    if (!isLong || ties.length > 0 || narrowing.length === 0) return pickInOrder(picking);
    if (relevance === null || !reading.name.startsWith(RELEVANCE)) return pickByTrying(picking, walk);
    const order = search?.bestKnown === undefined ? undefined : orders[search.bestKnown];
    if (order === undefined) return pickInOrder(picking);
    const bestKnown = orderingOf(order, { field: '', direction: order.indexed }, ROW);
    return pickBestKnown({ ...picking, bestKnown, named });
  }

  /**
   * The entries of what the list has, or of the value that a filter asks for; null with a search:
   * it has its own order.
   */
  private entries({ search, where, orderBy }: ListRequest, parameters: Parameters): Entries | null {
    const { entries: tables, listed, filters, orders, defaultOrder, shape } = this.definition;
    const asked = orderBy ?? defaultOrder;
    const order = orders[asked.field];
    if (order === undefined || parseSearch(search) !== null) return null;
    const filter = compileFilter(where, filters, { alias: ROW, parameters: new Parameters() });
    const ordering = orderingOf(order, asked, ROW);
    const all = listed === undefined ? null : entriesOfListed(listed, ordering, shape.source);
    if (all !== null) return { ...all, isAll: filter === null };
    return tables === undefined
      ? null
      : entriesOf(where, ordering, { tables, source: shape.source, parameters });
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

const COUNT_EACH = 'SELECT count(*)::int AS count, true AS "isExact"';
