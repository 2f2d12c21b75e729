import { Pool, type PoolClient } from 'pg';
import { z } from 'zod';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import type { Database } from '../../src/platform/database';

/** What PostgreSQL says of each plan node, as far as it is read here. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly 'Rows Removed by Join Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

const explained = z.object({ 'Query Text': z.string(), Plan: z.custom<PlanNode>() });

/** One statement as PostgreSQL ran it, with the plan that it had in place. */
export interface Explained {
  readonly text: string;
  /** Milliseconds in the server, planning left out. */
  readonly ms: number;
  readonly plan: PlanNode;
  /** Rows that scans took from tables and indexes, with those that conditions left out. */
  readonly read: number;
  readonly returned: number;
}

/** Settings of a connection that says each plan with what it did, without times of its nodes. */
const SETTINGS = [
  'session_preload_libraries=auto_explain',
  'auto_explain.log_min_duration=0',
  'auto_explain.log_analyze=on',
  'auto_explain.log_timing=off',
  'auto_explain.log_format=json',
  'client_min_messages=log',
];

/** The same database, whose server tells clients each plan; who connects has to be a superuser. */
export function explaining(address: string): string {
  const url = new URL(address);
  url.searchParams.set('options', SETTINGS.map((setting) => `-c ${setting}`).join(' '));
  return url.href;
}

const MESSAGE = /^duration: ([\d.]+) ms {2}plan:\n/;

const isScan = (node: PlanNode): boolean =>
  node['Relation Name'] !== undefined && node['Node Type'] !== 'ModifyTable';

/** Rows in a node come per loop. */
function rowsOf(node: PlanNode): number {
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  return ((node['Actual Rows'] ?? 0) + removed) * (node['Actual Loops'] ?? 0);
}

const readBy = (node: PlanNode): number =>
  (isScan(node) ? rowsOf(node) : 0) + (node.Plans ?? []).reduce((sum, inner) => sum + readBy(inner), 0);

function parse(message: string): Explained | null {
  const [start, ms] = MESSAGE.exec(message) ?? [];
  if (start === undefined) return null;
  const { 'Query Text': text, Plan: plan } = explained.parse(JSON.parse(message.slice(start.length)));
  return { text, ms: Number(ms), plan, read: readBy(plan), returned: plan['Actual Rows'] ?? 0 };
}

/** Takes down what a database that was opened at an `explaining` address tells. */
export class Explanations {
  private taken: Explained[] = [];
  private readonly known = new WeakSet<PoolClient>();

  constructor({ dataSource: { driver } }: Database) {
    const pool: unknown = driver instanceof PostgresDriver ? driver.master : undefined;
    if (!(pool instanceof Pool)) throw new TypeError('Plans are told by a PostgreSQL server only.');
    pool.on('acquire', (client) => this.listen(client));
  }

  /** What ran since it was last asked. */
  take(): readonly Explained[] {
    const { taken } = this;
    this.taken = [];
    return taken;
  }

  private listen(client: PoolClient): void {
    if (this.known.has(client)) return;
    this.known.add(client);
    client.on('notice', ({ message = '' }) => {
      const one = parse(message);
      if (one !== null) this.taken.push(one);
    });
  }
}
