// What embedding a catalogue takes of a processor: npm run bench:embedding, of the catalogue at
// DATABASE_URL on this machine, in a transaction that is undone. Everything is embedded anew, page
// by page, with the thread that a server encodes in.
import { readFileSync } from 'node:fs';
import { openCatalogDatabase } from '../src/app/data-source';
import { createEncoder, loadTensorBackend, ThreadedEncoder } from '../src/embedding';
import { embedMissing } from '../src/ingest';
import type { Transaction } from '../src/platform/database';

/** Ticks of the kernel's clock, which processor time is told in. */
const TICK_MS = 10;
const UNDO = new Error('Nothing of it is to stay.');

/** Processor time of a process of this machine, in milliseconds: user and system. */
function processorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ');
  return (Number(fields[13]) + Number(fields[14])) * TICK_MS;
}

const sum = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

async function measure(sql: Transaction): Promise<void> {
  const backend = await loadTensorBackend('auto');
  const encoder = new ThreadedEncoder(createEncoder(backend), { backend: backend.name });
  await encoder.encode(Array.from({ length: 100 }, () => ({ text: 'starts the thread' })));
  await sql.query({ label: 'bench_without', text: 'DELETE FROM embedding' });
  const [server] = await sql.query<{ pid: number }>({
    label: 'bench_pid',
    text: 'SELECT pg_backend_pid() AS pid',
  });
  const pid = server?.pid ?? 0;
  const before = {
    node: process.cpuUsage(),
    server: processorMs(pid),
  };
  const written = await embedMissing(sql, encoder, () => undefined);
  const node = sum(process.cpuUsage(before.node)) / written;
  const sqlMs = (processorMs(pid) - before.server) / written;
  process.stdout.write(
    `${written} vectors: node ${node.toFixed(3)} ms of a core each, PostgreSQL ${sqlMs.toFixed(3)}; ` +
      `${(1000 / (node + sqlMs)).toFixed(0)} a second of a core.\n`,
  );
}

async function main(): Promise<void> {
  const database = await openCatalogDatabase({ url: process.env.DATABASE_URL ?? null, dataDir: null });
  try {
    await database.transaction(async (transaction) => {
      await measure(transaction);
      throw UNDO;
    });
  } catch (error) {
    if (error !== UNDO) throw error;
  } finally {
    await database.close();
  }
}

void main();
