import { KeyTable } from '../../platform/key-table';
import { referenceText } from './baselines';
import { plainNumber, type MeasuredResult } from './described-row';

interface Held {
  readonly place: string;
  readonly first: MeasuredResult;
  sum: number;
  runs: number;
}

/** A result and the place of the first row that says it. */
export interface PlacedResult {
  readonly place: string;
  readonly result: MeasuredResult;
}

/** What the runs of one measurement share: all but seed and value. */
const keyOf = ({ base, target, split, protocol, metric, recipe, trainingExamples }: MeasuredResult): string =>
  [referenceText(base), referenceText(target), split, protocol, metric, recipe, trainingExamples].join('\n');

/**
 * Takes the mean of runs that a table repeats. The table is read twice: first the runs of each
 * measurement are counted, 16 bytes a measurement; then a row without a second is passed on at
 * once, and others are held until their last has come.
 */
export class Reruns {
  private readonly counts = new KeyTable();
  private readonly held = new Map<string, Held>();

  /** First reading. */
  count(result: MeasuredResult): void {
    const key = keyOf(result);
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  /** Second reading: the mean when this is the last run, null while others are to come. */
  take(place: string, result: MeasuredResult): PlacedResult | null {
    const key = keyOf(result);
    const runs = this.counts.get(key) ?? 1;
    if (runs <= 1) return { place, result };
    const held = this.held.get(key) ?? { place, first: result, sum: 0, runs: 0 };
    held.sum += result.value;
    held.runs += 1;
    if (held.runs < runs) {
      this.held.set(key, held);
      return null;
    }
    this.held.delete(key);
    return meanOf(held);
  }

  /** What is still held, where the table ended sooner than the first time. */
  *rest(): Generator<PlacedResult> {
    for (const held of this.held.values()) yield meanOf(held);
    this.held.clear();
  }
}

const meanOf = ({ place, first, sum, runs }: Held): PlacedResult =>
  runs === 1
    ? { place, result: first }
    : { place, result: { ...first, value: plainNumber(sum / runs), seed: null } };
