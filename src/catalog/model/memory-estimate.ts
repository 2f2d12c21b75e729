import type { WeightsToLoad } from './weights-to-load';

export const PRECISIONS = ['FP32', 'FP16', 'BF16', 'INT8', 'INT4'] as const;
export type PrecisionName = (typeof PRECISIONS)[number];

const BYTES_PER_PARAMETER: Readonly<Record<PrecisionName, number>> = {
  FP32: 4,
  FP16: 2,
  BF16: 2,
  INT8: 1,
  INT4: 0.5,
};

export interface MemoryOfWeights {
  readonly precision: PrecisionName;
  /**
   * Whole bytes for the weights alone, without activations, caches or the overhead of quantization.
   */
  readonly bytes: number;
  readonly formula: string;
}

/** Whole bytes that so many parameters take. */
export const bytesOfWeights = (parameters: number, precision: PrecisionName): number =>
  Math.ceil(parameters * BYTES_PER_PARAMETER[precision]);

/**
 * Memory of the weights: parameters times bytes for each, those of an adapter and its base added
 * up; null when the number of parameters is not known.
 */
export function estimateMemory(weights: WeightsToLoad, precision: PrecisionName): MemoryOfWeights | null {
  if (!weights.isKnown) return null;
  const each = BYTES_PER_PARAMETER[precision];
  const [own, ...bases] = weights.parts;
  const sum =
    bases.length === 0 ? `${own} parameters` : `(${weights.parts.join(' + ')} parameters, with its base)`;
  return {
    precision,
    bytes: bytesOfWeights(weights.total, precision),
    formula: `${sum} x ${each} bytes (${precision})`,
  };
}
