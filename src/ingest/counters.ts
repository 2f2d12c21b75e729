import { derive } from './identity/derive';
import type { ImportPlan, KnownThing } from './plan';
import { kindOf, type ThingRecord } from './record-keys';

const COUNTERS = ['downloads', 'likes'] as const;

/**
 * What a record that says nothing else new counts anew; null where all counts are as they were. A
 * counter is that of the origin of highest precedence that gives it.
 *
 * @param revision of the origin that says all else that the record says
 */
export function newCounters(
  record: ThingRecord,
  revision: string,
  thing: KnownThing,
): ImportPlan['counters'][number] | null {
  const sources = thing.descriptions.length < 2 ? null : derive(thing.descriptions).sources;
  const isFirst = (field: (typeof COUNTERS)[number]): boolean => {
    const source = sources?.get(field);
    return (
      source === undefined ||
      (source.hub === record.hub && source.externalId === record.externalId && source.revision === revision)
    );
  };
  const downloads = (isFirst('downloads') ? record.downloads : null) ?? thing.downloads;
  const likes = (isFirst('likes') ? record.likes : null) ?? thing.likes;
  const counts = COUNTERS.some((field) => record[field] !== null && isFirst(field));
  const countedAt = counts ? record.countedAt : thing.countedAt;
  const isSame =
    downloads === thing.downloads && likes === thing.likes && isSameTime(countedAt, thing.countedAt);
  return isSame ? null : { kind: kindOf(record), id: thing.id, downloads, likes, countedAt };
}

/** Whether two times in ISO 8601, or their lack, are the same. */
const isSameTime = (one: string | null, other: string | null): boolean =>
  one === null || other === null ? one === other : Date.parse(one) === Date.parse(other);
