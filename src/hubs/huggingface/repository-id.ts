import moved from './data/moved.json';
import type { Reference } from '../records';

export const HUGGING_FACE = 'huggingface';

/** The Hub gives names of at most 96 characters today; older repositories have longer ones. */
const PART = String.raw`[A-Za-z0-9_.-]{1,200}`;
const REPOSITORY = new RegExp(`^${PART}(?:/${PART})?$`);
const HUB_ADDRESS = /^(?:(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/|hf:\/\/\/?)/i;
/** What stands behind a repository in an address: a revision, a place in it, a page about it. */
const BEHIND_ID =
  /\/*(?:@[^/@]+(?:\/.*)?|\/(?:tree|blob|resolve|raw|edit|commits?|discussions|viewer)(?:\/.*)?|[?#].*)?$/i;
/** Behind an id with an owner it may have slashes, such as `refs/pr/1`. */
const REVISION = /(?:(?<=^[^/@]+\/[^/@]+)@[^@]+|@[^/@]+)$/;
/** No id or address of a repository is longer. */
const MAX_WRITTEN = 2000;
/** Where an address, or an id written as a part of one, says what kind of thing it is of. */
const KIND = /^(models|datasets|spaces)\/(?=.)/i;
/**
 * How the Hub's own cache folder names a repository: `models--owner--name/snapshots/<revision>`.
 */
const CACHE_FOLDER =
  /(?:^|\/)(models|datasets)--([A-Za-z0-9_.-]+?)(?:--([A-Za-z0-9_.-]+?))?(?:\/snapshots\/([^/]+).*)?$/;

/** Words that authors write where an id should stand: loaders of local files, and placeholders. */
const NO_DATASET = new Set(
  (
    'audiofolder csv custom dataset generator imagefolder json mixed n/a na none null other parquet private proprietary ' +
    'pandas synthetic text tbd unknown videofolder webdataset your_dataset'
  ).split(' '),
);

const redirects = (
  owners: Record<string, string[]>,
  renamed: Record<string, string> = {},
): ReadonlyMap<string, string> =>
  new Map([
    ...Object.entries(owners).flatMap(([owner, names]) =>
      names.map((name) => [name, `${owner}/${name}`] as const),
    ),
    ...Object.entries(renamed),
  ]);
const MOVED = {
  model: redirects(moved.models),
  dataset: redirects(moved.datasets, moved.renamedDatasets),
};

/** A repository as a folder of the Hub's cache names it; `kind` is `models` or `datasets`. */
interface CachedRepository {
  kind: string;
  id: string;
  revision: string | null;
}

/**
 * Repository and revision that a folder of the Hub's cache stands for; null when `path` is not one.
 */
export function fromCacheFolder(path: string): CachedRepository | null {
  const [, kind, owner, name, revision] = CACHE_FOLDER.exec(path) ?? [];
  if (kind === undefined || owner === undefined) return null;
  return { kind, id: name === undefined ? owner : `${owner}/${name}`, revision: revision ?? null };
}

/**
 * The id under which the Hub has a repository today, from what somebody wrote: an id, an old id
 * without an owner, an address on the Hub, a folder of its cache. Null when it is none of these,
 * such as a path on the author's disk, or is another kind of thing there.
 */
export function repositoryId(kind: 'model' | 'dataset', written: string): string | null {
  if (written.length > MAX_WRITTEN) return null;
  const cached = fromCacheFolder(written);
  const path = written.replace(HUB_ADDRESS, '');
  const stated = cached?.kind ?? KIND.exec(path)?.[1]?.toLowerCase() ?? null;
  if (stated !== null && stated !== `${kind}s`) return null;
  const isAddress = path !== written || stated !== null;
  const id = cached?.id ?? path.replace(KIND, '').replace(isAddress ? BEHIND_ID : REVISION, '');
  if (!REPOSITORY.test(id) || /^\.|\.\.|\/\./.test(id)) return null;
  if (kind === 'dataset' && NO_DATASET.has(id.toLowerCase())) return null;
  return MOVED[kind].get(id) ?? id;
}

/** Ids without an owner that the Hub redirects to this one. */
export const formerIds = (kind: 'model' | 'dataset', id: string): string[] =>
  [...MOVED[kind]].flatMap(([former, today]) => (today === id ? [former] : []));

/** Where a model is on the Hub. */
export const addressOf = (id: string): string => `https://huggingface.co/${id}`;

/** What the Hub has under an id of its own. */
export const onHuggingFace = (externalId: string): Reference => ({ hub: HUGGING_FACE, externalId });

const OWNED = new RegExp(`^${PART}/${PART}$`);

/** Whether a text is `owner/name`, as the Hub's ids are. */
export const isOwnedId = (text: string): boolean => OWNED.test(text);

/**
 * `repositoryId` as a reference to the Hub. Models without an owner are long below one there: any
 * other bare name is a word for a model that lives elsewhere.
 */
export function reference(kind: 'model' | 'dataset', written: string): Reference | null {
  const externalId = repositoryId(kind, written);
  if (externalId === null || (kind === 'model' && !isOwnedId(externalId))) return null;
  return onHuggingFace(externalId);
}

/** Owner and name of an id; the owner is null for an id that has none. */
export function ownerAndName(id: string): { publisher: string | null; name: string } {
  const slash = id.indexOf('/');
  return slash < 0
    ? { publisher: null, name: id }
    : { publisher: id.slice(0, slash), name: id.slice(slash + 1) };
}
