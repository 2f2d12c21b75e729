import { HUGGING_FACE, UNKNOWN_CREATION } from '../hubs';
import { commitIn } from '../platform/revision-name';
import type { HubOriginFragment } from './operations.generated';
import { repositoryId } from './repository-ids';

/** Which hub operations ask after. */
export const AT_HUB = { hub: HUGGING_FACE };

type Origins = readonly HubOriginFragment[];

/** What is said of something today. */
export interface Said {
  /** By Hugging Face. */
  readonly atHub?: Origins;
  /** By any hub, the newest first. */
  readonly origins?: Origins;
}

/** Something that a record names, with what Hugging Face says of it. */
export interface Named {
  readonly slug: string;
  readonly atHub: Origins;
}

/** Whether a hub said more of it than that it is there. */
const saysSomething = ({ revision }: HubOriginFragment): boolean => revision !== '';

/** Of several records of a hub one of a commit; null for none. */
const bestOf = (origins: Origins): HubOriginFragment | null =>
  origins.find(({ revision }) => commitIn(revision) !== null) ??
  origins.find(saysSomething) ??
  origins[0] ??
  null;

/** The commit that the catalogue knows it at; null where its hub tells none. */
export const commitOf = ({ atHub = [] }: Said): string | null => commitIn(bestOf(atHub)?.revision ?? '');

/** Of what is shown itself, with the names of what each hub says of it. */
type Stating = readonly { readonly fields: readonly string[] }[];

/**
 * When it was made, as a hub says; where none does, what the Hub writes for that. The catalogue has
 * a time of its own then, which whoever mirrors it would take for that of the Hub.
 */
export const madeAt = (
  at: string,
  { atHub = [], origins = [] }: { readonly atHub?: Stating; readonly origins?: Stating },
): string =>
  [...atHub, ...origins].some(({ fields }) => fields.includes('createdAt')) ? at : UNKNOWN_CREATION;

/** Where the catalogue has it from: Hugging Face, else the hub that spoke last. */
const mainOrigin = ({ atHub = [], origins = [] }: Said): HubOriginFragment | null =>
  bestOf(atHub) ?? origins[0] ?? null;

/** Where people find it. */
export const addressOf = (said: Said): string | null => mainOrigin(said)?.url ?? null;

/** What something is called here, and at the hub that the catalogue has it from. */
export function placeOf({ slug, atHub = [], origins = [] }: Said & { readonly slug: string }) {
  const origin = mainOrigin({
    atHub: atHub.filter(saysSomething),
    origins: origins.filter(saysSomething),
  });
  return { slug, hub: origin?.hub?.id ?? null, id: origin?.externalId ?? null };
}

/** Of what a hub has of a model at several revisions, that of the record which is shown. */
export const versionOf = <Version extends { readonly name: string }>(
  versions: readonly Version[],
  { atHub = [] }: Said,
): Version | null => versions.find(({ name }) => name === bestOf(atHub)?.revision) ?? null;

/**
 * Ids that a record names and that Hugging Face has under another one (null: not at all): so that
 * whoever mirrors it takes no other repository for one that is only called alike here.
 */
export function otherIds(named: readonly Named[]): Readonly<Record<string, string | null>> {
  const pairs = named.map(({ slug, atHub }): [string, string | null] => [
    repositoryId(slug),
    bestOf(atHub)?.externalId ?? null,
  ]);
  return Object.fromEntries(pairs.filter(([here, there]) => here !== there));
}
