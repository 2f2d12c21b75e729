// What operations take of PostgreSQL as the catalogue grows: asks each of the table of
// docs/performance.md of a catalogue of 10,000 models and of as many as `--models` says, on the
// server of DATABASE_URL (whose role has to be a superuser, so that the server tells the plans
// that statements have in place). Prints for each the milliseconds of the operation, the least of
// PostgreSQL, statements, rows that scans read and rows that came of it, and how many times as
// long as with 10,000 models PostgreSQL took; then the plans of the slowest. What is not answered
// at all is told before the table.
// `--models N`, several times for several sizes; `--only WORDS` asks what has them in its name;
// `--plans N` of the slowest (3); `--keep PREFIX` keeps the databases as PREFIX and the size.
import { parseArgs } from 'node:util';
import { EdgeRepository } from '../src/recommend/edges/edge.repository';
import { loadModels } from '../src/ingest/embeddings/embedding.repository';
import { ChangeRepository } from '../src/catalog/feed/change.repository';
import type { PlanNode } from './scale/explained';
import { withScaleCatalog, type ScaleMeasured } from './scale/measured-catalog';
import { nameThings } from './scale/named';
import { operationsFor } from './scale/operations';
import { sizeOf } from './scale/scale-catalog';
import { timingOf, type Timing } from './scale/timing';

const SMALL = 10_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const digits = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

type Timings = ReadonlyMap<string, Timing>;

interface Question {
  readonly name: string;
  readonly ask: () => Promise<unknown>;
}

/** What goes on behind the interface, or waits for knowledge of all models there. */
async function repositoryQuestions({ database }: ScaleMeasured): Promise<Question[]> {
  const edges = new EdgeRepository(database);
  const domains = await database.query<{ id: number }>({
    label: 'bench_domains',
    text: 'SELECT id FROM domain ORDER BY id LIMIT 20',
  });
  const ids = domains.map(({ id }) => id);
  const page = { version: 'another', ids: null, onlyMissing: true, after: 0, size: 500 };
  const changes = new ChangeRepository(database);
  const [{ revision } = { revision: 0 }] = await database.query<{ revision: number }>({
    label: 'bench_revision',
    text: 'SELECT revision FROM catalog_state',
  });
  return [
    { name: 'transfersFrom of 1 domain', ask: () => edges.findSources(ids.slice(0, 1), 10) },
    { name: 'transfersFrom of 20 domains', ask: () => edges.findSources(ids, 5) },
    { name: 'embedding, page of 500', ask: () => loadModels(database, page) },
    { name: 'changes, first 200', ask: () => changes.findAfter(0, 200) },
    { name: 'changes, none since', ask: () => changes.findAfter(revision, 200) },
  ];
}

async function timeAll(measured: ScaleMeasured, only: string): Promise<Timings> {
  const { app, database } = measured;
  const questions = operationsFor(await nameThings(database)).map(({ name, query, variables }) => ({
    name,
    ask: async () => {
      const { errors } = await app.ask(query, variables);
      if (errors.length > 0) throw new Error(`${name}: ${errors.join(' ')}`);
    },
  }));
  const timings = new Map<string, Timing>();
  for (const { name, ask } of [...questions, ...(await repositoryQuestions(measured))]) {
    if (!name.includes(only)) continue;
    try {
      timings.set(name, await timingOf(measured, name, ask));
    } catch (error) {
      say(`not answered: ${String(error)}`);
    }
  }
  return timings;
}

function print(models: number, timings: Timings, small: Timings): void {
  say(`\n| ${models} models | p50 ms | p95 ms | PostgreSQL ms | statements | read | returned | x ${SMALL} |`);
  say('| --- | --: | --: | --: | --: | --: | --: | --: |');
  for (const { name, p50, p95, sql, statements, read, returned } of timings.values()) {
    const ratio = sql / (small.get(name)?.sql ?? NaN);
    const figures = [digits(p50), digits(p95), digits(sql), statements, read, returned, digits(ratio)];
    say(`| ${[name, ...figures].join(' | ')} |`);
  }
}

/** A plan a line a node, with what it did. */
function* planLines(node: PlanNode, depth = 0): Generator<string> {
  const what = [node['Node Type'], node['Index Name'] ?? node['Relation Name'] ?? ''].join(' ').trim();
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  const did = `${node['Actual Rows'] ?? 0} rows x ${node['Actual Loops'] ?? 0}, ${removed} left out`;
  yield `${'  '.repeat(depth)}${what} (${did})`;
  for (const inner of node.Plans ?? []) yield* planLines(inner, depth + 1);
}

function printPlans(timings: Timings, many: number): void {
  const slowest = [...timings.values()].sort((left, right) => right.sql - left.sql).slice(0, many);
  for (const { name, slowest: statement } of slowest) {
    if (statement === null) continue;
    say(`\n${name}: ${digits(statement.ms)} ms`);
    for (const line of planLines(statement.plan)) say(`  ${line}`);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      models: { type: 'string', multiple: true, default: ['100000'] },
      only: { type: 'string', default: '' },
      plans: { type: 'string', default: '3' },
      keep: { type: 'string' },
    },
  });
  const address = process.env.DATABASE_URL;
  if (address === undefined) throw new Error('DATABASE_URL names no server; plans are told by one only.');
  let small: Timings = new Map();
  for (const models of new Set([SMALL, ...values.models.map(Number)])) {
    const keptAs = values.keep === undefined ? null : `${values.keep}${models}`;
    await withScaleCatalog(
      address,
      { size: sizeOf(models), keptAs },
      {
        say,
        work: async (measured) => {
          const timings = await timeAll(measured, values.only);
          if (models === SMALL) small = timings;
          print(models, timings, small);
          printPlans(timings, Number(values.plans));
        },
      },
    );
  }
}

void main();
