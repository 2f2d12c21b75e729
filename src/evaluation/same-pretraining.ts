import { append } from '../platform/group-by';
import { type BaseFacts, standardise, mean } from '../scoring';
import type { Matrix } from './matrices';

/**
 * For each base that is left out: the mean z, over the other targets of the matrix, of the known
 * bases with the same pretraining data. 0, the mean of all, where there is none.
 */
export function samePretrainingMean(
  matrix: Matrix,
  bases: readonly BaseFacts[],
  { hidden, left }: { hidden: string; left: ReadonlySet<string> },
): Map<string, number> {
  const dataOf = new Map(bases.map((base) => [base.id, JSON.stringify(base.pretrainingData ?? null)]));
  const known = new Map<string, number[]>();
  for (const target of matrix.targets) {
    if (target.targetId === hidden) continue;
    const warm = [...target.values].filter(([model]) => !left.has(model));
    const z = standardise(warm.map(([, { goodness }]) => goodness)) ?? [];
    warm.forEach(([model], i) => {
      const data = dataOf.get(model);
      const value = z[i];
      if (data === undefined || data === UNKNOWN || value === undefined) return;
      append(known, data, value);
    });
  }
  return new Map([...left].map((model) => [model, mean(known.get(dataOf.get(model) ?? '') ?? [])]));
}

const UNKNOWN = 'null';
