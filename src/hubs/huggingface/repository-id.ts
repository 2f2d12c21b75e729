import moved from './data/moved.json';
import type { Reference } from '../records';

export const HUGGING_FACE = 'huggingface';

const REPOSITORY = /^[A-Za-z0-9_.-]{1,96}(?:\/[A-Za-z0-9_.-]{1,96})?$/;
const HUB_ADDRESS =
  /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/(?:datasets\/)?([^?#]+?)\/?(?:\/(?:tree|blob|resolve)\/.*)?$/i;
/**
 * How the Hub's own cache folder names a repository: `models--owner--name/snapshots/<revision>`.
 */
const CACHE_FOLDER =
  /(?:^|\/)(?:models|datasets)--([A-Za-z0-9_.-]+?)(?:--([A-Za-z0-9_.-]+?))?(?:\/snapshots\/([^/]+).*)?$/;

/** Words that authors write where an id should stand: loaders of local files, and placeholders. */
const NO_DATASET = new Set(
  (
    'audiofolder csv custom dataset generator imagefolder json mixed n/a na none null other parquet private proprietary ' +
    'pandas synthetic text tbd unknown videofolder webdataset your_dataset'
  ).split(' '),
);

const redirects = (owners: Record<string, string[]>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(owners).flatMap(([owner, names]) => names.map((name) => [name, `${owner}/${name}`])),
  );
const MOVED = { model: redirects(moved.models), dataset: redirects(moved.datasets) };

/**
 * Repository and revision that a folder of the Hub's cache stands for; null when `path` is not one.
 */
export function fromCacheFolder(path: string): { id: string; revision: string | null } | null {
  const [, owner, name, revision] = CACHE_FOLDER.exec(path) ?? [];
  if (owner === undefined) return null;
  return { id: name === undefined ? owner : `${owner}/${name}`, revision: revision ?? null };
}

/**
 * The id under which the Hub has a repository today, from what somebody wrote: an id, an old id
 * without an owner, an address on the Hub, a folder of its cache. Null when it is none of these,
 * such as a path on the author's disk.
 */
export function repositoryId(kind: 'model' | 'dataset', written: string): string | null {
  const address = HUB_ADDRESS.exec(written)?.[1];
  const id = address ?? fromCacheFolder(written)?.id ?? written;
  if (!REPOSITORY.test(id) || /^\.|\.\.|\/\./.test(id)) return null;
  if (kind === 'dataset' && NO_DATASET.has(id.toLowerCase())) return null;
  return MOVED[kind].get(id) ?? id;
}

/** What the Hub has under an id of its own. */
export const onHuggingFace = (externalId: string): Reference => ({ hub: HUGGING_FACE, externalId });

const OWNED = /^[\w.-]{1,96}\/[\w.-]{1,96}$/;

/** Whether a text is `owner/name`, as the Hub's ids are. */
export const isOwnedId = (text: string): boolean => OWNED.test(text);

/** `repositoryId` as a reference to the Hub. */
export function reference(kind: 'model' | 'dataset', written: string): Reference | null {
  const externalId = repositoryId(kind, written);
  return externalId === null ? null : onHuggingFace(externalId);
}

/** Owner and name of an id; the owner is null for an id that has none. */
export function ownerAndName(id: string): { publisher: string | null; name: string } {
  const slash = id.indexOf('/');
  return slash < 0
    ? { publisher: null, name: id }
    : { publisher: id.slice(0, slash), name: id.slice(slash + 1) };
}
