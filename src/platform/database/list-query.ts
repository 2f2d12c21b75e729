import { InvalidInputError } from '../errors';
import type { Facet, ListDefinition, ListFilter, ListRequest } from './list-definition';
import { compileFilter } from './list-filter';
import { beyond, orderByClause, orderingOf, reversed, sortKeyColumn, type Ordering } from './list-order';
import { ALIKE, compileSearch, parseSearch, RELEVANCE, type SearchMode } from './list-search';
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

const ROW = 'item';
const PARENT = 'parent';

/** The conditions of a list, and what a search contributes to its order. */
interface Matching {
  readonly conditions: readonly string[];
  readonly relevance: Ordering | null;
}

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
    const start = this.start(parameters, parents);
    const matching = this.match(request, mode, parameters, parents);
    const ordering = this.order(request, matching, mode);
    const { page } = request;
    const reading = page.from === 'start' ? ordering : reversed(ordering);
    const at = { alias: ROW, parameters };
    const conditions = [
      ...matching.conditions,
      ...(page.after === null ? [] : [beyond(ordering, page.after, { ...at, field: 'after' })]),
      ...(page.before === null ? [] : [beyond(reversed(ordering), page.before, { ...at, field: 'before' })]),
    ];
    // Rows are picked before relations are joined, so that joins cost as much as the page, not as
    // the list.
    const picked = [
      `SELECT ${ROW}.*, ${ordering.expression} AS "sortKey" FROM ${definition.shape.source} ${ROW}`,
      where(conditions),
      orderByClause(ordering.expression, `${ROW}.id`, reading),
      `LIMIT ${page.size + 1}`,
    ];
    const projection = project(definition.shape, request.selection, ROW);
    const columns = [...projection.columns, `${sortKeyColumn(ordering, `${ROW}."sortKey"`)} AS "sortKey"`];
    const text = [
      `SELECT ${parents === undefined ? '' : `${PARENT}.id AS "parentId",\n  `}${columns.join(',\n  ')}`,
      `FROM ${start === null ? '' : `${start} CROSS JOIN LATERAL `}${nested(lines(picked))} ${ROW}`,
      ...projection.joins,
      orderByClause(`${ROW}."sortKey"`, `${ROW}.id`, reading),
    ];
    const label = parents === undefined ? definition.name : `${definition.name}_of_${parents.scope}`;
    return {
      label,
      text: lines(text),
      values: parameters.values,
      ordering,
      nest: (row) => projection.nest(row),
    };
  }

  count(filter: ListFilter, mode: SearchMode, parents?: Parents): Statement {
    const parameters = new Parameters();
    const start = this.start(parameters, parents);
    const { conditions } = this.match(filter, mode, parameters, parents);
    const rows = `FROM ${this.definition.shape.source} ${ROW}`;
    const counted = lines(['SELECT count(*)::int AS count', rows, where(conditions)]);
    const text =
      start === null
        ? counted
        : lines([
            `SELECT ${PARENT}.id AS "parentId", counted.count`,
            `FROM ${start} CROSS JOIN LATERAL ${nested(counted)} counted`,
          ]);
    return { label: `${this.definition.name}_count`, text, values: parameters.values };
  }

  /** Every requested facet, in one pass over the matching rows. */
  facets(filter: ListFilter, names: readonly string[], mode: SearchMode, parents?: Parents): Statement {
    const parameters = new Parameters();
    const start = this.start(parameters, parents);
    const { conditions } = this.match(filter, mode, parameters, parents);
    const facets = names.map((name) => ({ name, facet: this.facet(name) }));
    const columns = [...new Set(['id', ...facets.map(({ facet }) => facet.column)])];
    const list = columns.map((column) => `${ROW}."${column}"`).join(', ');
    const rows = [`FROM ${this.definition.shape.source} ${ROW}`, where(conditions)];
    const matched =
      start === null
        ? lines([`SELECT 0 AS "parentId", ${list}`, ...rows])
        : lines([
            `SELECT ${PARENT}.id AS "parentId", ${list}`,
            `FROM ${start} CROSS JOIN LATERAL ${nested(lines([`SELECT ${list}`, ...rows]))} ${ROW}`,
          ]);
    const counts = facets.map(({ name, facet }) => countFacet(name, facet));
    const text = `WITH matched AS ${nested(matched)}\n${counts.join('\nUNION ALL\n')}`;
    return { label: `${this.definition.name}_facets`, text, values: parameters.values };
  }

  private facet(name: string): Facet {
    const facet = this.definition.facets?.[name];
    if (facet === undefined)
      throw new TypeError(`The list "${this.definition.name}" has no facet "${name}".`);
    return facet;
  }

  private start(parameters: Parameters, parents?: Parents): string | null {
    return parents === undefined ? null : `unnest(${parameters.add(parents.ids, 'int[]')}) AS ${PARENT}(id)`;
  }

  private match(filter: ListFilter, mode: SearchMode, parameters: Parameters, parents?: Parents): Matching {
    const { condition, search, scopes, filters } = this.definition;
    const at = { alias: ROW, parameters };
    const words = parseSearch(filter.search);
    const found = search === undefined || words === null ? null : compileSearch(search, words, mode, at);
    const filtered = compileFilter(filter.where, filters, at);
    const scope = parents === undefined ? undefined : scopes?.[parents.scope];
    if (parents !== undefined && scope === undefined) {
      throw new TypeError(`The list "${this.definition.name}" has no scope "${parents.scope}".`);
    }
    return {
      conditions: [
        ...(scope === undefined ? [] : [scope(ROW, `${PARENT}.id`)]),
        ...(condition === undefined ? [] : [condition(ROW)]),
        ...(found === null ? [] : [found.condition]),
        ...(filtered === null ? [] : [filtered]),
      ],
      relevance: found?.ordering ?? null,
    };
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

const where = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `WHERE ${conditions.join('\n  AND ')}`;

/** Statements are read by people, too: in logs, and under `schema/statements` when they change. */
const lines = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');
const nested = (text: string): string => `(\n  ${text.replaceAll('\n', '\n  ')}\n)`;

function countFacet(name: string, facet: Facet): string {
  const [from, value] =
    facet.kind === 'joined'
      ? [`matched ${facet.join}`, facet.value]
      : facet.kind === 'values'
        ? [`matched CROSS JOIN unnest(matched."${facet.column}") AS one(value)`, 'one.value']
        : ['matched', `matched."${facet.column}"`];
  return (
    `(SELECT matched."parentId", '${name}' AS facet, ${value} AS value, count(*)::int AS count\n` +
    `  FROM ${from}\n  WHERE ${value} IS NOT NULL GROUP BY 1, 3)`
  );
}
