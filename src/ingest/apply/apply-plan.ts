import type { SqlExecutor } from '../../platform/database';
import {
  keyText,
  type ChangedThing,
  type ImportPlan,
  type Kind,
  type NewThing,
  type ThingKey,
} from '../plan';
import { mergeThings } from '../identity/merge.repository';
import { saveReturned } from '../upstream/upstream.repository';
import { saveClaims, type ClaimCounts } from './claim.repository';
import {
  insertThings,
  saveDomainLinks,
  savePublishers,
  showStubs,
  updateCounters,
  updateThings,
  type DomainLinks,
} from './entity.repository';
import { saveMapping, saveOrigins } from './origin.repository';

/** Rows that a plan touched, for what follows from them. */
export interface Applied extends ClaimCounts {
  modelIds: number[];
  datasetIds: number[];
}

const KINDS = ['MODEL', 'DATASET'] as const;
const ofKind = <T extends NewThing | ChangedThing>(kind: Kind, things: readonly T[]): T[] =>
  things.filter(({ key }) => key.kind === kind);

/**
 * Writes a plan, set by set. Run it in one transaction: a plan is applied as a whole or not at all.
 */
export async function applyPlan(sql: SqlExecutor, plan: ImportPlan): Promise<Applied> {
  const publishers = await savePublishers(sql, plan);
  await mergeThings(sql, plan.merges);
  const thingIds = new Map(plan.updates.map(({ key, id }) => [keyText(key), id]));
  for (const kind of KINDS) {
    const creates = ofKind(kind, plan.creates);
    const ids = await insertThings(sql, kind, creates, publishers);
    for (const { key, slug } of creates) thingIds.set(keyText(key), ids.get(slug) ?? 0);
    await updateThings(sql, kind, ofKind(kind, plan.updates), publishers);
    await updateCounters(sql, kind, plan);
    await showStubs(sql, kind, plan);
    await saveReturned(sql, kind, plan.returned);
  }
  for (const { key, of } of plan.aliases) thingIds.set(keyText(key), idOf(thingIds, of));
  const origins = await saveOrigins(sql, plan.origins, [
    ...plan.origins.map(({ key }) => key),
    ...keysOf(plan),
  ]);
  for (const kind of KINDS) {
    const rows = plan.origins
      .filter(({ key }) => key.kind === kind)
      .map((origin) => ({
        origin,
        originId: origins.ofRevision(origin.key, origin.revision),
        thingId: idOf(thingIds, origin.key),
      }));
    await saveMapping(sql, kind, rows);
    await saveDomainLinks(sql, kind, linksOf(plan, kind, thingIds));
  }
  const counts = await saveClaims(sql, plan.claims, origins);
  const touched = (kind: Kind): number[] =>
    [
      ...ofKind(kind, plan.creates).filter(({ fields }) => fields !== null),
      ...ofKind(kind, plan.updates),
    ].map(({ key }) => idOf(thingIds, key));
  return { ...counts, modelIds: touched('MODEL'), datasetIds: touched('DATASET') };
}

function idOf(ids: ReadonlyMap<string, number>, key: ThingKey): number {
  const id = ids.get(keyText(key));
  if (id === undefined) throw new TypeError(`${key.externalId} of ${key.hub} was planned and not written.`);
  return id;
}

function linksOf(plan: ImportPlan, kind: Kind, ids: ReadonlyMap<string, number>): DomainLinks[] {
  const updates = ofKind(kind, plan.updates).map(({ key, domains, isShared }) => ({
    key,
    domains,
    isShared,
  }));
  // A new thing has no links to remove.
  const creates = ofKind(kind, plan.creates).map(({ key, domains }) => ({ key, domains, isShared: true }));
  return [...updates, ...creates].map(({ key, ...rest }) => ({ id: idOf(ids, key), ...rest }));
}

function keysOf({ claims }: ImportPlan): ThingKey[] {
  return [
    ...claims.lineage.map(({ base }) => base),
    ...claims.trainings.map(({ dataset }) => dataset),
    ...claims.evaluations.flatMap(({ datasetKey }) => datasetKey ?? []),
  ];
}
