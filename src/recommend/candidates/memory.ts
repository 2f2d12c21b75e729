import { estimateMemory, weightsToLoad, type PrecisionName, type WeightsToLoad } from '../../catalog';
import type { Knowledge, KnownBase } from '../knowledge/knowledge';

/** What a base takes in memory, and how that was worked out. */
export interface MemoryFit {
  memoryBytes: number;
  formula: string;
}

/** The weights that a base needs, with those of its own base where it is an adapter. */
export const weightsOfBase = ({ id }: KnownBase, knowledge: Pick<Knowledge, 'bases'>): WeightsToLoad =>
  weightsToLoad(id, {
    parametersOf: (baseId) => knowledge.bases.get(baseId)?.parameterCount ?? null,
    adaptedBy: (childId) =>
      (knowledge.bases.get(childId)?.parents ?? []).flatMap(({ baseId, relation }) =>
        relation === 'ADAPTER' ? [baseId] : [],
      ),
  });

/** The memory of the weights alone, in bytes; null where the number of parameters is not known. */
export function memoryFit(weights: WeightsToLoad, precision: PrecisionName): MemoryFit | null {
  const estimate = estimateMemory(weights, precision);
  if (estimate === null) return null;
  const formula = `${estimate.formula}: the weights alone, without activations, gradients or optimizer state`;
  return { memoryBytes: estimate.bytes, formula };
}
