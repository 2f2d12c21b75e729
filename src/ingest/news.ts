import { compareText } from '../platform/compare-text';
import { newCounters } from './counters';
import { recordDigest } from './digest';
import { isOfRevision } from './identity/new-revision';
import { isLater, replaces, saidBy } from './identity/sources';
import { keyText, type ImportPlan, type KnownCatalog, type KnownOrigin, type KnownThing } from './plan';
import { keyOfRecord, newer, type ThingRecord } from './record-keys';

/** What the records of a batch say that the catalogue does not have. */
export type News = Pick<ImportPlan, 'counters' | 'returned' | 'unchanged' | 'notNewer'> & {
  /** In the order of their keys. */
  fresh: ThingRecord[];
};

/**
 * Sorts out what a batch says anew. Of two records of one thing by one source the newer one counts;
 * counters alone are written without a new origin. Pure: the order of the records does not matter.
 */
export function newsOf(records: readonly ThingRecord[], known: KnownCatalog): News {
  const news: News = { fresh: [], counters: [], returned: [], unchanged: 0, notNewer: 0 };
  for (const record of standing(records, news)) take(record, known, news);
  return news;
}

/** Records that no other one of the batch takes the place of, in the order of keys. */
function standing(records: readonly ThingRecord[], news: News): ThingRecord[] {
  const byKey = new Map<string, ThingRecord[]>();
  for (const record of records) {
    const key = keyText(keyOfRecord(record));
    const others = byKey.get(key) ?? [];
    const kept = others.filter((other) => !standsFor(record, other));
    news.unchanged += others.length - kept.length;
    if (kept.some((other) => standsFor(other, record))) news.unchanged += 1;
    else kept.push(record);
    byKey.set(key, kept);
  }
  return [...byKey]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, kept]) => kept.sort((a, b) => compareText(recordDigest(a), recordDigest(b))));
}

/** Whether `one` makes `other` needless; of two that could each do so, the newer one does. */
function standsFor(one: ThingRecord, other: ThingRecord): boolean {
  if (!replaces(saidBy(one), saidBy(other))) return false;
  return !replaces(saidBy(other), saidBy(one)) || newer(one, other) === one;
}

function take(record: ThingRecord, known: KnownCatalog, news: News): void {
  const key = keyOfRecord(record);
  const thing = known.things.get(keyText(key));
  const said = saidBy(record);
  if (thing?.origins.some(({ isGone, source }) => isGone && source === said.source) === true)
    news.returned.push({ ...key, id: thing.id });
  const digest = recordDigest(record);
  const origin = thing?.origins.find((one) => one.digest === digest && !one.isStub);
  // An earlier state is restored only when the hub gives no times: otherwise the record is merely
  // old.
  const isOld =
    origin !== undefined && (origin.isCurrent || record.updatedAt !== null || record.revision !== null);
  if (isOld && thing !== undefined) {
    if (origin.isCurrent) takeCounters(record, origin.revision, thing, news);
    else news.unchanged += 1;
    return;
  }
  const current = thing?.origins.filter(({ isCurrent, isStub }) => isCurrent && !isStub) ?? [];
  if (current.some((one) => isLater(one, said) && replaces(one, said))) {
    news.notNewer += 1;
    return;
  }
  const fuller = current.find((one) => saysMore(one, record));
  if (thing === undefined || fuller === undefined || opensOrCloses(record, fuller, thing))
    news.fresh.push(record);
  else takeCounters(record, fuller.revision, thing, news);
}

/** Takes a record that says nothing else anew, beside the origin of `revision` that says it. */
function takeCounters(record: ThingRecord, revision: string, thing: KnownThing, news: News): void {
  const counters = newCounters(record, revision, thing);
  if (counters === null) news.unchanged += 1;
  else news.counters.push(counters);
}

/**
 * Whether an origin is of the same state of the thing as a record, by the hub's clock or revision,
 * and has all its parts and more. In the other order it would take the record's place.
 */
function saysMore(origin: KnownOrigin, record: ThingRecord): boolean {
  const said = saidBy(record);
  if (!replaces(origin, said) || replaces(said, origin)) return false;
  return said.updatedAt !== null || (record.revision !== null && isOfRevision(origin, record.revision));
}

/** What changes at a hub without a commit, so that no clock or revision tells of it. */
const ACCESS = ['private', 'gated', 'disabled'] as const;

/** Whether a record says of access something else than an origin of its thing. */
function opensOrCloses(record: ThingRecord, origin: KnownOrigin, { descriptions }: KnownThing): boolean {
  const { hub, externalId } = record;
  const told = descriptions.find(
    (one) => one.hub === hub && one.externalId === externalId && one.revision === origin.revision,
  )?.facts.fields.values;
  return ACCESS.some((field) => record[field] !== null && record[field] !== (told?.[field] ?? false));
}
