import { PUBLIC_REACH, visibleRows } from '../../src/access';
import type { Database, Statement } from '../../src/platform/database';
import { ScopedTexts } from '../../src/platform/database/row-scope';

/** A node of what EXPLAIN (ANALYZE, VERBOSE, FORMAT JSON) says. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  /** Expressions of its rows; of a column that another node works out, its name. */
  readonly Output?: readonly string[];
  readonly Plans?: readonly PlanNode[];
}

/** How a table was read. */
export interface TableRead {
  /** Of the node that reads rows, or of the one below it that finds them. */
  readonly indexes: readonly string[];
  /** Rows that were looked at, whether they were kept or not. */
  readonly rows: number;
  /** How many times it was gone into, whether anything was found or not. */
  readonly times: number;
  /** Whether no row was read, but entries of indexes only. */
  readonly isFromIndexes: boolean;
}

/** How a statement was run. */
export interface Plan {
  readonly returned: number;
  readonly reads: ReadonlyMap<string, TableRead>;
  /** How many times a node ran that has an expression with these words. */
  timesOf(words: string): number;
}

function indexesUnder(node: PlanNode): string[] {
  return [
    ...(node['Index Name'] === undefined ? [] : [node['Index Name']]),
    ...(node['Node Type'].startsWith('Bitmap') ? (node.Plans ?? []).flatMap(indexesUnder) : []),
  ];
}

function collect(node: PlanNode, reads: Map<string, TableRead>): void {
  const table = node['Relation Name'];
  if (table !== undefined) {
    const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
    const before = reads.get(table);
    reads.set(table, {
      indexes: [...(before?.indexes ?? []), ...indexesUnder(node)],
      rows: (before?.rows ?? 0) + (node['Actual Rows'] + removed) * node['Actual Loops'],
      times: (before?.times ?? 0) + node['Actual Loops'],
      isFromIndexes: (before?.isFromIndexes ?? true) && node['Node Type'] === 'Index Only Scan',
    });
  }
  for (const inner of node.Plans ?? []) collect(inner, reads);
}

function typeOf(value: unknown): string {
  if (!Array.isArray(value)) return 'unknown';
  return typeof value[0] === 'string' ? 'text[]' : 'int[]';
}

function timesOf(node: PlanNode, words: string): number {
  const own = node.Output?.some((expression) => expression.includes(words)) ? node['Actual Loops'] : 0;
  return Math.max(own, ...(node.Plans ?? []).map((inner) => timesOf(inner, words)));
}

/** Runs a statement as the public sees the catalogue, by the plan that is made for any values. */
export async function planOf(database: Database, { text, values = [] }: Statement): Promise<Plan> {
  const scoped = new ScopedTexts(visibleRows(PUBLIC_REACH), '"public"').of(text);
  const types = values.map(typeOf);
  const literals = values.map((value) =>
    Array.isArray(value) ? `'{${value.join()}}'` : `'${String(value).replaceAll("'", "''")}'`,
  );
  const named = (list: readonly string[]): string => (list.length === 0 ? '' : `(${list.join()})`);
  const plan = await database.transaction(async ({ manager }) => {
    await manager.query('SET LOCAL plan_cache_mode = force_generic_plan');
    await manager.query(`PREPARE planned ${named(types)} AS ${scoped}`);
    const [row] = await manager.query<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }[]>(
      `EXPLAIN (ANALYZE, VERBOSE, FORMAT JSON) EXECUTE planned ${named(literals)}`,
    );
    await manager.query('DEALLOCATE planned');
    return row?.['QUERY PLAN'][0]?.Plan;
  });
  if (plan === undefined) throw new TypeError('EXPLAIN said nothing.');
  const reads = new Map<string, TableRead>();
  collect(plan, reads);
  return { returned: plan['Actual Rows'], reads, timesOf: (words) => timesOf(plan, words) };
}
