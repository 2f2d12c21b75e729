import { plainDecimal } from '../../platform/csv-dialect';
import { cellOf, commaUseOf, decimalMarkOf, type Cells } from '../csv-rows';
import { withFound, type Fault } from '../fault';
import { quoted } from '../findings';
import { countIn } from '../counts';
import { numberIn, readNumber } from '../numbers';
import { transferResultRecordSchema, type Reference, type TransferResultRecord } from '../records';
import { modelReference, targetReference } from './identity';
import type { CellSource, Field, Names, Rule, RuleCondition, StudyDescription } from './study-description';

/** What a row measured, in the words of the catalogue. */
export interface Measurement {
  /** As the table calls them. */
  readonly words: { base: string; target: string };
  readonly target: Reference;
  readonly split: string | null;
  readonly metric: string;
  readonly value: number;
  readonly unit?: 'percent' | undefined;
  readonly trainingExamples: number | null;
}

/** A measurement that is a result. */
export interface MeasuredResult extends Measurement {
  readonly base: Reference;
  readonly protocol: TransferResultRecord['protocol'];
  readonly recipe: string | null;
  readonly seed: number | null;
}

/** What becomes of a row. */
export type RowOutcome =
  | { readonly kind: 'result'; readonly result: MeasuredResult }
  | { readonly kind: 'scratch'; readonly measured: Measurement; readonly higherIsBetter: boolean }
  /** On purpose, for a reason that the description states. */
  | { readonly kind: 'leftOut'; readonly reason: string }
  | { readonly kind: 'unusable'; readonly field: string; readonly fault: Fault };

const MAX_RECIPE = 500;
const YES = new Set(['1', 'true', 'yes', 'higher']);
const NO = new Set(['0', 'false', 'no', 'lower']);
const BETWEEN_PARTS = '; ';

const PROTOCOLS = transferResultRecordSchema.shape.protocol.options;
/** More than any figure has; takes away what arithmetic adds. */
const FIGURES = 12;

/** A number without what sums and products add to it: 0.8201, not 0.8201000000000001. */
export const plainNumber = (value: number): number => Number(value.toPrecision(FIGURES));

/** One of our own words, however it is written. */
const protocolIn = (word: string) =>
  PROTOCOLS.find((one) => one === word.toUpperCase().replace(/[- ]/g, '_')) ?? null;

const leftOut = (reason: string): RowOutcome => ({ kind: 'leftOut', reason });
const atFault = (field: string, fault: Fault): RowOutcome => ({ kind: 'unusable', field, fault });
const wholeIn = (text: string | null): number | null => {
  const value = numberIn(text);
  return value !== null && Number.isSafeInteger(value) ? value : null;
};

function wordOf(cells: Cells, source: CellSource | undefined): string | null {
  if (source === undefined) return null;
  if (typeof source === 'string') return cellOf(cells, source);
  if ('value' in source) return source.value;
  const text = cellOf(cells, source.column);
  if (text === null || source.pattern === undefined) return text;
  const found = source.pattern.exec(text);
  const part = (found?.[1] ?? found?.[0] ?? '').trim();
  return part === '' ? null : part;
}

function isMet({ column, values, pattern }: RuleCondition, cells: Cells): boolean {
  const text = cellOf(cells, column) ?? '';
  return pattern === undefined ? (values ?? []).includes(text) : pattern.test(text);
}

const holds = (rule: Rule, cells: Cells): boolean =>
  isMet(rule, cells) && rule.and.every((condition) => isMet(condition, cells));

/** The reason for which a rule leaves the row out; null: none does. */
function ruledOut({ keep, leaveOut }: StudyDescription, cells: Cells): string | null {
  const missed = keep.find((rule) => !holds(rule, cells));
  if (missed !== undefined) return missed.reason ?? `${missed.column} is not among what is kept`;
  const barred = leaveOut.find((rule) => holds(rule, cells));
  return barred === undefined ? null : (barred.reason ?? `${barred.column} is among what is left out`);
}

/** The thing that a table's name stands for; null: it is left out. */
function named(
  word: string,
  { hub, names, others }: Names,
  fallback: (id: string) => Reference,
): Reference | null {
  const listed = Object.hasOwn(names, word) ? names[word] : undefined;
  if (listed === null || (listed === undefined && others === 'leaveOut')) return null;
  if (typeof listed === 'object') return listed;
  const id = listed ?? word;
  return hub === undefined ? fallback(id) : { hub, externalId: id };
}

/** Reads the rows of a table as a description says. */
export class RowReader {
  constructor(
    readonly description: StudyDescription,
    private readonly home: string,
  ) {}

  read(cells: Cells): RowOutcome {
    const { description } = this;
    const reason = ruledOut(description, cells);
    if (reason !== null) return leftOut(reason);
    const measured = this.measurement(cells);
    if ('kind' in measured) return measured;
    const word = this.text(cells, 'protocol');
    const { bases, protocols } = description.scratch;
    if (bases.includes(measured.words.base) || protocols.includes(word ?? ''))
      return this.scratch(cells, measured);
    return this.result(cells, measured, word);
  }

  /** A field as the row says it; null where it says nothing. */
  text(cells: Cells, field: Field): string | null {
    return wordOf(cells, this.description.columns[field]);
  }

  /** As `text`, of a number. */
  private figure(cells: Cells, field: Field): string | null {
    const text = this.text(cells, field);
    return text === null ? null : plainDecimal(text, decimalMarkOf(cells));
  }

  private measurement(cells: Cells): Measurement | RowOutcome {
    const { targets, metrics } = this.description;
    const [base, target, metric] = [
      this.text(cells, 'base'),
      this.text(cells, 'target'),
      this.text(cells, 'metric'),
    ];
    if (base === null) return atFault('base', 'is missing');
    if (target === null) return atFault('target', 'is missing');
    if (metric === null) return atFault('metric', 'is missing');
    const reference = named(target, targets, (id) => targetReference(id, this.home));
    if (reference === null) return leftOut('target is left out by its name');
    const measure = Object.hasOwn(metrics, metric) ? metrics[metric] : undefined;
    if (measure === null) return leftOut('metric is left out by its name');
    const written = this.text(cells, 'value');
    if (written === null) return atFault('value', 'is missing');
    const read = readNumber(written, commaUseOf(cells));
    if ('fault' in read) return atFault('value', read.fault);
    const { value } = read;
    return {
      words: { base, target },
      target: reference,
      split: this.text(cells, 'split'),
      metric: measure?.metric ?? metric,
      value: measure === undefined ? value : plainNumber(value * measure.scale + measure.offset),
      // A description that scales the figures has said their unit.
      unit: read.isPercent && measure === undefined ? 'percent' : undefined,
      trainingExamples: countIn(this.figure(cells, 'trainingExamples')),
    };
  }

  private scratch(cells: Cells, measured: Measurement): RowOutcome {
    const said = (this.text(cells, 'higherIsBetter') ?? '').toLowerCase();
    if (!YES.has(said) && !NO.has(said))
      return atFault('higherIsBetter', withFound('is neither 1 nor 0', quoted(said)));
    const word = this.text(cells, 'metric') ?? '';
    const { metrics } = this.description;
    const isTurned = Object.hasOwn(metrics, word) && (metrics[word]?.scale ?? 1) < 0;
    return { kind: 'scratch', measured, higherIsBetter: YES.has(said) !== isTurned };
  }

  private result(cells: Cells, measured: Measurement, word: string | null): RowOutcome {
    const { bases, protocols } = this.description;
    if (word === null) return atFault('protocol', 'is missing');
    const listed = Object.hasOwn(protocols, word) ? protocols[word] : undefined;
    if (listed === null) return leftOut('protocol is left out by its name');
    const protocol = listed?.protocol ?? protocolIn(word);
    if (protocol === null) return atFault('protocol', `is unknown: ${quoted(word)}`);
    const base = named(measured.words.base, bases, (id) => modelReference(id, this.home));
    if (base === null) return leftOut('base is left out by its name');
    const recipe = [this.text(cells, 'recipe'), listed?.recipe ?? null].filter((part) => part !== null);
    return {
      kind: 'result',
      result: {
        ...measured,
        base,
        protocol,
        recipe: recipe.length === 0 ? null : recipe.join(BETWEEN_PARTS).slice(0, MAX_RECIPE),
        seed: wholeIn(this.figure(cells, 'seed')),
      },
    };
  }
}
