import { HUGGING_FACE } from '../hubs';
import type { HubOriginFragment } from './operations.generated';
import { repositoryId } from './repository-ids';

const COMMIT = /^[0-9a-f]{40}$/;

/** Something of the catalogue with what hubs said of it. */
export interface Known {
  readonly slug: string;
  readonly origins: readonly HubOriginFragment[];
}

const currentAt = (origins: readonly HubOriginFragment[]): readonly HubOriginFragment[] =>
  origins.filter(({ isCurrent, hub }) => isCurrent && hub?.id === HUGGING_FACE);

/** Whether a hub said more of it than that it is there. */
const saysSomething = ({ revision }: HubOriginFragment): boolean => revision !== '';

/** What Hugging Face says of it today: of several records one of a commit; null for none. */
export function originAtHub(origins: readonly HubOriginFragment[]): HubOriginFragment | null {
  const current = currentAt(origins);
  return (
    current.find(({ revision }) => COMMIT.test(revision)) ?? current.find(saysSomething) ?? current[0] ?? null
  );
}

/** The commit that the catalogue knows it at; null where its hub tells none. */
export function commitOf(origins: readonly HubOriginFragment[]): string | null {
  const revision = originAtHub(origins)?.revision ?? '';
  return COMMIT.test(revision) ? revision : null;
}

/** Where the catalogue has it from: Hugging Face, else the hub that spoke last. */
export const mainOrigin = (origins: readonly HubOriginFragment[]): HubOriginFragment | null =>
  originAtHub(origins) ?? origins.find(({ isCurrent }) => isCurrent) ?? origins[0] ?? null;

/** What something is called here, and at the hub that the catalogue has it from. */
export function placeOf({ slug, origins = [] }: { slug: string; origins?: readonly HubOriginFragment[] }) {
  const origin = mainOrigin(origins.filter(saysSomething));
  return { slug, hub: origin?.hub?.id ?? null, id: origin?.externalId ?? null };
}

/**
 * Ids that a record names and that Hugging Face has under another one (null: not at all): so that
 * whoever mirrors it takes no other repository for one that is only called alike here.
 */
export function otherIds(named: readonly Known[]): Readonly<Record<string, string | null>> {
  const pairs = named.map(({ slug, origins }): [string, string | null] => [
    repositoryId(slug),
    originAtHub(origins)?.externalId ?? null,
  ]);
  return Object.fromEntries(pairs.filter(([here, there]) => here !== there));
}
