import { compareText } from '../platform/compare-text';
import { groupBy } from '../platform/group-by';
import { mean, standardise } from '../scoring';
import type { ResultRow } from './rows';

/** One target of a matrix: every model's value there. */
export interface MatrixTarget {
  targetId: string;
  metric: string;
  /** By model id; the mean where a table gives several. */
  values: ReadonlyMap<string, { value: number; goodness: number }>;
  /** Standardised goodness by model id; undefined where the values have no spread. */
  z: ReadonlyMap<string, number> | undefined;
}

/**
 * The values that are judged together: one protocol, and one metric where a target has several in
 * it.
 */
export interface Matrix {
  protocol: string;
  /** The metric of all targets; null where it differs between them. */
  metric: string | null;
  models: readonly string[];
  targets: readonly MatrixTarget[];
}

const MINIMUM_MODELS = 4;

/**
 * Whether an order of the target's models can be right or wrong: it has at least four, and a
 * spread.
 */
export function isJudged(target: MatrixTarget): boolean {
  return target.values.size >= MINIMUM_MODELS && target.z !== undefined;
}

/** The target as it would stand with some of its models alone. */
export function restrict(target: MatrixTarget, models: ReadonlySet<string>): MatrixTarget {
  const values = new Map([...target.values].filter(([model]) => models.has(model)));
  return { ...target, values, z: standardiseByModel(values) };
}

/** Splits a table into its matrices, in order of protocol and metric. */
export function toMatrices(rows: readonly ResultRow[]): Matrix[] {
  return groupsOf(rows, (row) => row.protocol).flatMap(([protocol, ofProtocol]) => {
    const byTarget = groupBy(ofProtocol, (row) => row.targetId);
    const isAmbiguous = [...byTarget.values()].some(
      (some) => new Set(some.map(({ metric }) => metric)).size > 1,
    );
    const parts = isAmbiguous
      ? groupsOf(ofProtocol, (row) => row.metric).map(([, part]) => part)
      : [ofProtocol];
    return parts.map((part) => toMatrix(protocol, part));
  });
}

function toMatrix(protocol: string, rows: readonly ResultRow[]): Matrix {
  const metrics = new Set(rows.map((row) => row.metric));
  const [metric = null] = metrics;
  return {
    protocol,
    metric: metrics.size === 1 ? metric : null,
    models: [...new Set(rows.map((row) => row.modelId))].sort(compareText),
    targets: groupsOf(rows, (row) => row.targetId).map(([targetId, some]) => toTarget(targetId, some)),
  };
}

function toTarget(targetId: string, rows: readonly ResultRow[]): MatrixTarget {
  const values = new Map<string, { value: number; goodness: number }>();
  for (const [modelId, some] of groupsOf(rows, (row) => row.modelId)) {
    const value = mean(some.map((row) => row.value));
    values.set(modelId, { value, goodness: some[0]?.higherIsBetter === false ? -value : value });
  }
  return { targetId, metric: rows[0]?.metric ?? '', values, z: standardiseByModel(values) };
}

function standardiseByModel(values: MatrixTarget['values']): Map<string, number> | undefined {
  const z = standardise([...values.values()].map(({ goodness }) => goodness));
  return z === undefined ? undefined : new Map([...values.keys()].map((model, i) => [model, z[i] ?? 0]));
}

/** In order of the keys: means over them depend on their order in the last digits. */
function groupsOf(
  rows: readonly ResultRow[],
  keyOf: (row: ResultRow) => string,
): Array<[string, ResultRow[]]> {
  return [...groupBy(rows, keyOf)].sort(([a], [b]) => compareText(a, b));
}
