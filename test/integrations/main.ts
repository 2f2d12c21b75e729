import 'reflect-metadata';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import prettier from 'prettier';
import { installIn } from '../support/own-packages';
import { inFolder, onService } from '../support/service';
import type { Outcome } from './consumer';

const CONSUMERS = path.join(__dirname, 'consumers');
const PAGE = path.join(__dirname, '../../docs/integrations/README.md');
const TOKEN = 'token-of-the-integrations-0123456789';
/** Consumers ask much, and are at this machine when something is posted to them. */
const SETTINGS = { ROOTSTOCK_BUDGET: '0', ROOTSTOCK_WEBHOOK_ORIGINS: '*' };
const HEAD = ['consumer', 'version', 'what was run', 'result'];
const MARKED = /(<!-- integrations -->\n)[\s\S]*?(<!-- \/integrations -->)/;

/** Each check has 90 s of its own; one that never lets others run cannot tell. */
const LONGEST_MS = 10 * 60_000;

/**
 * Runs one consumer in a process of its own, which has a group of processes of its own: some change
 * what is global, start others, or never let go.
 */
async function run(file: string, address: string, token: string): Promise<Outcome> {
  const script = path.join(__dirname, 'run-consumer.mjs');
  const child = fork(script, [path.join(CONSUMERS, file), address, token], {
    execArgv: [],
    stdio: 'inherit',
    detached: true,
  });
  let outcome: Outcome | null = null;
  child.once('message', (message) => (outcome = message as Outcome));
  const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
  // After all messages.
  await once(child, 'close');
  clearTimeout(late);
  endGroup(child.pid);
  if (outcome !== null) return outcome;
  const fault = `Its process ended (${child.signalCode ?? child.exitCode}) before it had said what came of it.`;
  return { name: file, page: '', package: null, version: '', checks: [{ what: 'start', fault }] };
}

/** Ends what a consumer has started and left. */
function endGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // Nothing is left.
  }
}

const isMet = ({ checks }: Outcome): boolean =>
  checks.length > 0 && checks.every(({ fault }) => fault === null);

const rowOf = (outcome: Outcome): string[] => [
  outcome.package === null ? outcome.name : `${outcome.name} (${outcome.package})`,
  outcome.version,
  outcome.checks.map(({ what }) => what).join('; '),
  isMet(outcome) ? 'passed' : 'FAILED',
];

function print(outcomes: readonly Outcome[]): void {
  const table = new Table({
    ...{ head: HEAD, style: { head: [], border: [] } },
    ...{ colWidths: [36, 16, 70, 9], wordWrap: true },
  });
  table.push(...outcomes.map(rowOf));
  const faults = outcomes.flatMap(({ name, checks }) =>
    checks.flatMap(({ what, fault }) => (fault === null ? [] : [`${name}, ${what}: ${fault}\n`])),
  );
  process.stdout.write(`${table.toString()}\n${faults.join('')}`);
}

/** Writes the same table into the page that people read. */
async function write(outcomes: readonly Outcome[]): Promise<void> {
  const linked = outcomes.map((outcome) => {
    const [name = '', ...cells] = rowOf(outcome);
    return [`[${outcome.name}](${outcome.page})${name.slice(outcome.name.length)}`, ...cells];
  });
  const lines = [HEAD, HEAD.map(() => '---'), ...linked].map((cells) => `| ${cells.join(' | ')} |`);
  const page = readFileSync(PAGE, 'utf8').replace(
    MARKED,
    (_, head: string, end: string) => `${head}\n${lines.join('\n')}\n\n${end}`,
  );
  const options = await prettier.resolveConfig(PAGE);
  writeFileSync(PAGE, await prettier.format(page, { ...options, parser: 'markdown' }));
}

const OPTIONS = {
  address: { type: 'string' },
  token: { type: 'string', default: TOKEN },
  write: { type: 'boolean', default: false },
} as const;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [only = ''] = positionals;
  if (values.write && only !== '')
    throw new Error('--write writes the whole table, so that all consumers have to be run.');
  installIn(__dirname);
  const files = readdirSync(CONSUMERS).filter((file) => file.endsWith('.mjs') && file.includes(only));
  const runAll = async (address: string): Promise<Outcome[]> => {
    const outcomes: Outcome[] = [];
    for (const file of files) outcomes.push(await run(file, address, values.token));
    return outcomes;
  };
  const { address, token } = values;
  const outcomes =
    address === undefined
      ? await inFolder('integrations', (folder) =>
          onService(folder, { ...SETTINGS, ROOTSTOCK_ADMIN_TOKEN: token }, runAll),
        )
      : await runAll(address);
  print(outcomes);
  const isWhole = outcomes.length > 0 && outcomes.every(({ page }) => page !== '');
  if (values.write && isWhole) await write(outcomes);
  return isWhole && outcomes.every(isMet) ? 0 : 1;
}

void main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
