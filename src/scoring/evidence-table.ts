import { compareText } from '../platform/compare-text';
import type { Column } from './column';
import { visitInSteps } from '../platform/slices';
import { makeComparable } from './comparable';
import type { Ids } from './ids';
import type { Observations } from './types';

/**
 * What columns have in common that the covariance can see: a target under a protocol and a metric,
 * by their positions.
 */
export interface Kind {
  target: number;
  protocol: number;
  metric: number;
}

/**
 * The comparable results as arrays, ordered by base, column and id. Everything is named by its
 * position.
 */
export interface EvidenceTable {
  resultIds: Ids;
  columns: readonly Column[];
  kinds: readonly Kind[];
  kindOfColumn: Int32Array;
  /** Ids of the bases and targets that have evidence, and the protocols and metrics it is in. */
  bases: readonly string[];
  targets: readonly string[];
  protocols: readonly string[];
  metrics: readonly string[];
  /** By result. */
  baseOf: Int32Array;
  columnOf: Int32Array;
  kindOf: Int32Array;
  z: Float64Array;
  /** By base, its first result; one more at the end. */
  firstOf: Int32Array;
}

/** Yields wherever it could pause. */
export function* tabulate(observations: Observations): Generator<void, EvidenceTable> {
  const { columns, results } = yield* makeComparable(observations);
  yield;
  const targets = positions(columns.map(({ targetId }) => targetId));
  const protocols = positions(columns.map(({ protocol }) => protocol));
  const metrics = positions(columns.map(({ metric }) => metric));
  yield;
  const kinds = new Map<string, { index: number; kind: Kind }>();
  const kindOfColumn = columns.map(({ targetId, protocol, metric }) => {
    const kind = {
      target: targets.get(targetId) ?? 0,
      protocol: protocols.get(protocol) ?? 0,
      metric: metrics.get(metric) ?? 0,
    };
    const key = `${kind.target} ${kind.protocol} ${kind.metric}`;
    const known = kinds.get(key) ?? { index: kinds.size, kind };
    kinds.set(key, known);
    return known.index;
  });
  yield;
  const { ids, bases, baseOf, columnOf, z } = results;
  const kindOf = new Int32Array(columnOf.length);
  yield* visitInSteps(columnOf, (column, result) => (kindOf[result] = kindOfColumn[column] ?? 0));
  return {
    resultIds: ids,
    columns,
    baseOf,
    kinds: [...kinds.values()].map(({ kind }) => kind),
    kindOfColumn: Int32Array.from(kindOfColumn),
    bases,
    targets: [...targets.keys()],
    protocols: [...protocols.keys()],
    metrics: [...metrics.keys()],
    columnOf,
    kindOf,
    z,
    firstOf: groupStarts(baseOf, bases.length),
  };
}

/** By group, where it begins in a sorted list; one more at the end. */
export function groupStarts(sorted: Int32Array, groups: number): Int32Array {
  const starts = new Int32Array(groups + 1);
  for (const group of sorted) starts[group + 1] = (starts[group + 1] ?? 0) + 1;
  for (let group = 0; group < groups; group++)
    starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0);
  return starts;
}

function positions(names: readonly string[]): Map<string, number> {
  return new Map([...new Set(names)].sort(compareText).map((name, index) => [name, index]));
}
