import { append } from '../../platform/group-by';
import type { Knowledge, KnownBase } from './knowledge';

interface MeasuredBases {
  readonly byFamily: ReadonlyMap<string | null, readonly KnownBase[]>;
  /** By what they were pretrained on. */
  readonly byDataset: ReadonlyMap<number, readonly KnownBase[]>;
}

const groupsOf = new WeakMap<Knowledge, MeasuredBases>();

/** The measured bases by what they may share; put together once for each reading. */
function measuredBases(knowledge: Knowledge): MeasuredBases {
  const known = groupsOf.get(knowledge);
  if (known !== undefined) return known;
  const byFamily = new Map<string | null, KnownBase[]>();
  const byDataset = new Map<number, KnownBase[]>();
  for (const base of knowledge.measured) {
    append(byFamily, base.architectureFamily, base);
    for (const id of new Set(base.pretrainingDatasetIds)) append(byDataset, id, base);
  }
  const made = { byFamily, byDataset };
  groupsOf.set(knowledge, made);
  return made;
}

/** How many other measured bases are of its family. */
export function countOfFamily({ id, architectureFamily }: KnownBase, knowledge: Knowledge): number {
  const measured = measuredBases(knowledge).byFamily.get(architectureFamily) ?? [];
  return measured.length - (isMeasured(id, knowledge) ? 1 : 0);
}

/** How many other measured bases were pretrained on any of the same data. */
export function countOfPretraining({ id, pretrainingDatasetIds }: KnownBase, knowledge: Knowledge): number {
  const { byDataset } = measuredBases(knowledge);
  const [first = [], ...rest] = [...new Set(pretrainingDatasetIds)].map((one) => byDataset.get(one) ?? []);
  const measured = rest.length === 0 ? first.length : new Set([first, ...rest].flat()).size;
  return measured - (isMeasured(id, knowledge) && pretrainingDatasetIds.length > 0 ? 1 : 0);
}

const isMeasured = (id: number, { bases }: Knowledge): boolean => (bases.get(id)?.resultCount ?? 0) > 0;
