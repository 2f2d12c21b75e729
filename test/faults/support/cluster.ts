import { Client } from 'pg';

/** A PostgreSQL cluster that a test may stop and break. */
export interface Cluster {
  readonly folder: string;
  url(database?: string): string;
  own(place: string): void;
  start(): Promise<void>;
  stop(mode: 'fast' | 'immediate'): void;
  remove(): void;
}

interface ClusterScript {
  readonly createCluster: (options?: { settings?: readonly string[] }) => Cluster;
}

// eslint-disable-next-line @typescript-eslint/no-require-imports
const { createCluster } = require('../../../scripts/postgres-cluster.cjs') as ClusterScript;

/** A cluster that runs, with a database `starter` to copy once `fillTemplate` was called. */
export async function startCluster(): Promise<Cluster> {
  const cluster = createCluster();
  try {
    await cluster.start();
    return cluster;
  } catch (error) {
    cluster.remove();
    throw error;
  }
}

/** Runs statements on a database of the cluster, one after another. */
export async function command<Row = unknown>(url: string, ...texts: string[]): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Row[] = [];
    for (const text of texts) ({ rows } = await client.query<Row & object>(text));
    return rows;
  } finally {
    await client.end();
  }
}
