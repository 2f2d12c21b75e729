import type { DatasetRecord, ModelRecord } from '../hubs';
import { compareText } from '../platform/compare-text';
import { recordDigest } from './digest';
import { standingOf } from './hub-standing';
import type { Kind, ThingKey } from './plan';

/**
 * What a record says about identity: its own key, the keys that it names, and which of two records
 * is newer.
 */
export type ThingRecord = ModelRecord | DatasetRecord;

export const kindOf = (record: ThingRecord): Kind => (record.kind === 'model' ? 'MODEL' : 'DATASET');
export const keyOfRecord = (record: ThingRecord): ThingKey => ({
  kind: kindOf(record),
  hub: record.hub,
  externalId: record.externalId,
});

/**
 * Things that a record mentions; it is one of them if it has other names, as lineage may forbid
 * merging those.
 */
export function referencesOf(record: ThingRecord): ThingKey[] {
  const kind = kindOf(record);
  const names =
    record.sameAs.length === 0
      ? []
      : [keyOfRecord(record), ...record.sameAs.map((reference) => ({ kind, ...reference }))];
  if (record.kind === 'dataset') return names;
  const datasets = [
    ...record.trainings.map(({ dataset }) => dataset),
    ...record.evaluations.map(({ dataset }) => dataset),
  ];
  return [
    ...names,
    ...record.bases.map(({ base }) => ({ kind: 'MODEL' as const, ...base })),
    ...datasets.flatMap((dataset) => (dataset === null ? [] : { kind: 'DATASET' as const, ...dataset })),
  ];
}

/** Owner and name of a thing of which only the hub's id is known. */
export function namesOfStub({ hub, externalId }: ThingKey): { publisher: string | null; name: string } {
  const slash = externalId.indexOf('/');
  const isPair = slash > 0 && slash < externalId.length - 1 && standingOf(hub).idsLackOwners !== true;
  return isPair
    ? { publisher: externalId.slice(0, slash), name: externalId.slice(slash + 1) }
    : { publisher: null, name: externalId };
}

/**
 * Of two records of one thing the newer one counts; where neither is newer, the choice does not
 * depend on their order.
 */
export function newer(one: ThingRecord, other: ThingRecord): ThingRecord {
  const byTime = compareText(one.updatedAt ?? '', other.updatedAt ?? '');
  if (byTime !== 0) return byTime > 0 ? one : other;
  return recordDigest(one) >= recordDigest(other) ? one : other;
}
