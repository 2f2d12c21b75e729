import type { DatasetRecord, ModelRecord } from '../../hubs';
import { describeDataset, describeModel, type Vocabulary } from '../describe';
import {
  keyText,
  type Fields,
  type KnownCatalog,
  type KnownThing,
  type OriginFacts,
  type ThingKey,
  type OriginDescription,
} from '../plan';
import { publisherSlug } from '../slug';
import { isNameOf, revisionNameOf } from '../../platform/revision-name';
import type { Identities } from './identities';
import { replaces, type Said } from './sources';

type ThingRecord = ModelRecord | DatasetRecord;

/** A record that says something new. */
export interface NewRevision {
  record: ThingRecord;
  key: ThingKey;
  said: Said;
  revision: string;
  described: ReturnType<typeof describeRecord>;
  facts: OriginFacts;
}

/**
 * The hub's revision. It names one record only, so another record of the same revision gets a
 * name of its own.
 */
export function revisionFor(
  record: ThingRecord,
  digest: string,
  origins: readonly { revision: string; digest: string }[],
): string {
  const revision = record.revision ?? digest;
  const taken = origins.find((origin) => origin.revision === revision);
  return taken === undefined || taken.digest === digest ? revision : revisionNameOf(revision, digest);
}

/** Whether an origin is of the hub's revision, under its name or one that `revisionFor` gave. */
export const isOfRevision = (origin: { readonly revision: string }, revision: string): boolean =>
  isNameOf(origin.revision, revision);

/** A record in the catalogue's own terms; a dataset makes no claims. */
export function describeRecord(record: ThingRecord, vocabulary: Vocabulary) {
  if (record.kind === 'dataset') {
    const { fields, ...rest } = describeDataset(record, vocabulary);
    return { ...rest, fields: { kind: 'DATASET', values: fields } satisfies Fields, claims: null };
  }
  const { fields, domains, problems, ...claims } = describeModel(record, vocabulary);
  return { domains, problems, fields: { kind: 'MODEL', values: fields } satisfies Fields, claims };
}

/** The publisher that a record names; null where nothing of the name can be an address. */
export function publisherOf(name: string | null): { slug: string; name: string } | null {
  const slug = name === null ? null : publisherSlug(name);
  return name === null || slug === null ? null : { slug, name };
}

/** The description that a new revision will be once it is written. */
export const descriptionOf = ({
  key: { hub, externalId },
  said: { source, parts },
  revision,
  facts,
}: NewRevision): OriginDescription => ({
  hub,
  externalId,
  source,
  parts,
  originId: Infinity,
  revision,
  facts,
});

/**
 * What stands beside new revisions: all that its thing's other keys say, and what other sources say
 * under its own.
 */
export function descriptionsBeside(
  things: readonly KnownThing[],
  group: readonly NewRevision[],
): OriginDescription[] {
  const isReplaced = (description: OriginDescription): boolean =>
    group.some(
      ({ key, said }) =>
        key.hub === description.hub &&
        key.externalId === description.externalId &&
        replaces(said, { ...description, updatedAt: description.facts.fields.values.updatedAt }),
    );
  return things.flatMap(({ descriptions }) => descriptions.filter((description) => !isReplaced(description)));
}

/** Whether another source describes the thing too, and only the columns tell what it says. */
export function hasOriginWithoutFacts(thing: KnownThing, { said }: NewRevision): boolean {
  return thing.origins.some(
    (origin) => origin.isCurrent && !origin.isStub && origin.lacksFacts && !replaces(said, origin),
  );
}

/** What the catalogue has of the things that a group's keys and other names stand for. */
export function thingsBehind(
  group: readonly [NewRevision, ...NewRevision[]],
  known: KnownCatalog,
  identities: Identities,
): KnownThing[] {
  const node = identities.node(group[0].key);
  const keys = group.flatMap(({ key, record }) => [
    key,
    ...record.sameAs.map((reference): ThingKey => ({ kind: key.kind, ...reference })),
  ]);
  const things = new Map<number, KnownThing>();
  for (const key of keys) {
    const thing = identities.node(key) === node ? known.things.get(keyText(key)) : undefined;
    if (thing !== undefined) things.set(thing.id, thing);
  }
  return [...things.values()];
}
