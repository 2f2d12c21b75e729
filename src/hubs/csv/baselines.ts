import type { Reference } from '../records';
import { plainNumber, type Measurement } from './described-row';

/** What one way to train from scratch reached: the mean of its runs. */
interface Way {
  sum: number;
  runs: number;
  readonly trainingExamples: number | null;
  readonly higherIsBetter: boolean;
}

export const referenceText = ({ hub, externalId }: Reference): string => `${hub}:${externalId}`;

const keyOf = ({ target, split, metric }: Measurement): string =>
  JSON.stringify([referenceText(target), split, metric]);

/** The rows of a table that were trained from scratch, by target, split and metric. */
export class ScratchBaselines {
  private readonly ways = new Map<string, Map<string, Way>>();

  add(measured: Measurement, higherIsBetter: boolean): void {
    const key = keyOf(measured);
    const ways = this.ways.get(key) ?? new Map<string, Way>();
    this.ways.set(key, ways);
    const name = JSON.stringify([measured.words.base, measured.trainingExamples]);
    const way = ways.get(name) ?? {
      sum: 0,
      runs: 0,
      trainingExamples: measured.trainingExamples,
      higherIsBetter,
    };
    way.sum += measured.value;
    way.runs += 1;
    ways.set(name, way);
  }

  /**
   * The best of what was measured from scratch beside a result, on as many training examples where
   * both say how many; null when there is nothing.
   */
  bestBeside(result: Measurement): number | null {
    const { trainingExamples: examples } = result;
    let best: number | null = null;
    for (const way of this.ways.get(keyOf(result))?.values() ?? []) {
      if (examples !== null && way.trainingExamples !== null && way.trainingExamples !== examples) continue;
      const mean = plainNumber(way.sum / way.runs);
      if (best === null || (way.higherIsBetter ? mean > best : mean < best)) best = mean;
    }
    return best;
  }
}
