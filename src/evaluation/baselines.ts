import { mean } from '../scoring';
import type { Matrix } from './matrices';
import type { ModelRow, ResultRow } from './rows';

/** Each model's mean standardised value over the matrix's other targets; 0 with none. */
export function otherTargetsMean(matrix: Matrix, targetId: string): (modelId: string) => number {
  const others = matrix.targets.filter((target) => target.targetId !== targetId);
  return (modelId) => mean(others.flatMap((target) => target.z?.get(modelId) ?? []));
}

/** Log parameters; missing ones take the median. Undefined where no model of the matrix has any. */
export function logSize(
  matrix: Matrix,
  parameters: ReadonlyMap<string, number>,
): Map<string, number> | undefined {
  const known = matrix.models.flatMap((model) => parameters.get(model) ?? []).map(Math.log);
  if (known.length === 0) return undefined;
  const middle = median(known);
  return new Map(
    matrix.models.map((model) => {
      const count = parameters.get(model);
      return [model, count === undefined ? middle : Math.log(count)];
    }),
  );
}

/**
 * Parameters by model id, joined on source and model id; a count that is not positive is no count.
 */
export function parametersByModel(
  rows: readonly ResultRow[],
  models: readonly ModelRow[],
): Map<string, number> {
  const bySource = new Map(
    models.map((model) => [JSON.stringify([model.source, model.modelId]), model.parameters]),
  );
  const parameters = new Map<string, number>();
  for (const { source, modelId } of rows) {
    const count = bySource.get(JSON.stringify([source, modelId]));
    if (count !== undefined && count > 0) parameters.set(modelId, count);
  }
  return parameters;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
