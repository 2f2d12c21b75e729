import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import table from '../src/catalog/adaptation/data/adaptation-ways.json';

const FILE = path.join(__dirname, '..', 'docs', 'ways.md');
const [FROM, TO] = ['<!-- ways -->', '<!-- /ways -->'];
const WAYS = ['DIRECT', 'HEAD', 'BACKBONE', 'GENERATIVE'] as const;

interface Line {
  kinds: string[];
  way: string;
  inputs?: string[];
}

const NAMES: Readonly<Record<string, string | undefined>> = table.kinds;

/** `a text encoder` without its article. */
const nameOf = (kind: string): string => (NAMES[kind] ?? kind).replace(/^an? /, '');

/** The kinds that come to a task in one way, each once, in the order of the table of ways. */
function cell(lines: readonly Line[], way: string): string {
  const kinds = lines.filter((line) => line.way === way).flatMap((line) => line.kinds);
  return [...new Set(kinds)].map(nameOf).join(', ');
}

/** The table of ways as the page shows it: a row a task. */
function rows(): string {
  const tasks = table.tasks.map(({ tasks: names, group, ways }) => {
    const lines: readonly Line[] = ways;
    return `| ${names.map((name) => `\`${name}\``).join(', ')} | ${group} | ${WAYS.map((way) => cell(lines, way)).join(' | ')} |`;
  });
  return [
    `| task | type | ${WAYS.join(' | ')} |`,
    `| ${WAYS.map(() => '---').join(' | ')} | --- | --- |`,
    ...tasks,
  ].join('\n');
}

async function built(): Promise<string> {
  const page = readFileSync(FILE, 'utf8');
  const [from, to] = [page.indexOf(FROM), page.indexOf(TO)];
  if (from < 0 || to < from) throw new Error(`${FILE} lacks ${FROM} and ${TO}`);
  const text = `${page.slice(0, from + FROM.length)}\n\n${rows()}\n\n${page.slice(to)}`;
  return format(text, { ...(await resolveConfig(FILE)), parser: 'markdown' });
}

async function main(action: string | undefined): Promise<number> {
  if (action !== 'emit' && action !== 'check') {
    process.stderr.write('Usage: ways-table.ts emit|check\n');
    return 2;
  }
  const text = await built();
  if (action === 'emit') writeFileSync(FILE, text);
  if (text === readFileSync(FILE, 'utf8')) return 0;
  process.stderr.write('The table in docs/ways.md is not that of the data: run "npm run ways:emit".\n');
  return 1;
}

void main(process.argv[2]).then((code) => process.exit(code));
