import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { Client } from 'pg';

async function onServer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/**
 * Runs `work` with the settings of a new database: on the server of DATABASE_URL, where it is
 * dropped afterwards, else an embedded one in `folder`.
 */
export async function withDatabase(
  folder: string,
  work: (environment: Record<string, string>) => Promise<void>,
): Promise<void> {
  const url = process.env.DATABASE_URL;
  if (url === undefined) return work({ ROOTSTOCK_DATA_DIR: path.join(folder, 'data') });
  const name = `rootstock_bench_${randomBytes(4).toString('hex')}`;
  await onServer(url, `CREATE DATABASE ${name}`);
  try {
    const own = new URL(url);
    own.pathname = `/${name}`;
    await work({ DATABASE_URL: own.href });
  } finally {
    await onServer(url, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}
