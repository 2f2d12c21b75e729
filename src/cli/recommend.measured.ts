import { InvalidArgumentError } from 'commander';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import type * as Hubs from '../hubs';
import { partedWords, plainDecimal } from '../platform/csv-dialect';
import { AppError } from '../platform/errors';
import type { RecommendQuestion } from '../recommend';
import { loadHubs } from './load-later';

type OwnResult = NonNullable<RecommendQuestion['measured']>[number];
type Protocol = NonNullable<OwnResult['protocol']>;

/** Protocols as they are typed. */
export const PROTOCOLS: Readonly<Record<string, Protocol>> = {
  'fine-tune': 'FINE_TUNE',
  'linear-probe': 'LINEAR_PROBE',
  frozen: 'FROZEN',
  'zero-shot': 'ZERO_SHOT',
};

/** An own result with where it was written, so that a fault is reported there. */
export interface WrittenResult {
  result: OwnResult;
  /** As in `"--measured" entry lab/vit=91`. */
  nameOf: (field: string) => string;
}

/**
 * Reads `base=value,base=value`, after what an earlier flag said.
 * @throws InvalidArgumentError naming the entry at fault
 */
export function parseMeasured(text: string, before: readonly WrittenResult[] = []): WrittenResult[] {
  const results = text.split(',').map((entry): WrittenResult => {
    const [, base = '', figure = ''] = /^(.*)=([^=]*)$/.exec(entry.trim()) ?? [];
    const value = numberIn(figure);
    if (base.trim() === '' || value === null) {
      throw new InvalidArgumentError(`Expected base=value with commas between, not "${entry.trim()}".`);
    }
    return { result: { base: base.trim(), value }, nameOf: () => `--measured ${entry.trim()}` };
  });
  return [...before, ...results];
}

/**
 * Reads a table with the columns base and value, and metric and protocol where they are told.
 * @throws AppError BAD_USER_INPUT naming the file, and the line and column at fault
 */
export async function readMeasured(file: string): Promise<WrittenResult[]> {
  const name = path.basename(file);
  const results: WrittenResult[] = [];
  try {
    for await (const row of loadHubs().csvRows(createReadStream(file))) {
      if (row.kind === 'unreadable') throw faulty(`"${name}" line ${row.line} ${reasonIn(row.reason)}`);
      for (const column of ['base', 'value']) {
        if (!row.cells.has(column)) throw faulty(`"${name}" has no column "${column}"${partedIn(row.cells)}`);
      }
      results.push(resultIn(row, name));
    }
  } catch (cause) {
    if (cause instanceof AppError || !(cause instanceof Error) || !('code' in cause)) throw cause;
    const what = WHAT_IS_WRONG[String(cause.code)] ?? 'cannot be read';
    throw new AppError('BAD_USER_INPUT', `The file "${file}" ${what}.`, { cause });
  }
  if (results.length === 0) throw faulty(`"${name}" has no rows below a header of base and value`);
  return results;
}

const partedIn = ({ dialect }: Hubs.Cells): string => (dialect === undefined ? '' : partedWords(dialect));
const reasonIn = (fault: Hubs.Fault): string => (typeof fault === 'string' ? fault : fault.message);

const WHAT_IS_WRONG: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EISDIR: 'is a directory',
};

function resultIn({ line, cells }: { line: number; cells: Hubs.Cells }, name: string): WrittenResult {
  const { cellOf, decimalMarkOf } = loadHubs();
  const nameOf = (field: string): string => `${field} in line ${line} of ${name}`;
  const wrong = (column: string, what: string) => faulty(`"${name}" line ${line}: "${column}" ${what}`);
  const [base, figure] = [cellOf(cells, 'base'), cellOf(cells, 'value')];
  if (base === null) throw wrong('base', 'is empty');
  if (figure === null) throw wrong('value', 'is empty');
  const value = numberIn(plainDecimal(figure, decimalMarkOf(cells)));
  if (value === null) throw wrong('value', `is "${figure}", which is not a number`);
  const typed = cellOf(cells, 'protocol');
  const protocol = typed === null ? null : protocolIn(typed);
  if (protocol === undefined)
    throw wrong('protocol', `is "${typed}", not ${Object.keys(PROTOCOLS).join(', ')}`);
  return { result: { base, value, metric: cellOf(cells, 'metric'), protocol }, nameOf };
}

/** In any spelling: `fine-tune`, `FINE_TUNE`. */
const protocolIn = (text: string): Protocol | undefined => PROTOCOLS[text.toLowerCase().replaceAll('_', '-')];

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

function numberIn(text: string): number | null {
  const value = Number(text.trim());
  return DECIMAL.test(text.trim()) && Number.isFinite(value) ? value : null;
}

const faulty = (what: string): AppError => new AppError('BAD_USER_INPUT', `${what}.`);
