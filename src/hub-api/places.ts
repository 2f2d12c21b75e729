import { datasetRepositories } from './dataset-repositories';
import { CARD_FILE } from './files';
import { modelRepositories } from './model-repositories';
import type { Repositories } from './repository';

/** Where the API of the Hub is, which its clients take for the Hub itself. */
export const HUB_API_PATH = '/hf/';

/** What is asked for at an address. */
export type HubPlace =
  | { readonly kind: 'list'; readonly repositories: Repositories }
  | {
      readonly kind: 'info';
      readonly repositories: Repositories;
      readonly id: string;
      /** Null: today's. */
      readonly revision: string | null;
    }
  | {
      readonly kind: 'file';
      readonly repositories: Repositories;
      readonly id: string;
      readonly revision: string;
      readonly isCard: boolean;
    };

const LIST = /^api\/(models|datasets)\/?$/;
/** Of two parts where it can be: `acme/revision` is an id, `net/revision/main` tells of `net`. */
const INFO = /^api\/(models|datasets)\/([^/]+\/[^/]+|[^/]+)(?:\/revision\/(.+))?$/;
const FILE = /^(datasets\/)?([^/]+(?:\/[^/]+)?)\/(?:raw|resolve)\/([^/]+)\/(.+)$/;

/** The models or the datasets, by the Hub's word for them. */
export const repositoriesOf = (word: string): Repositories =>
  word === modelRepositories.kind ? modelRepositories : datasetRepositories;

/** Null where a path is not well written. */
function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** What is at a path; null for nothing. */
export function findHubPlace(path: string): HubPlace | null {
  const below = path.slice(HUB_API_PATH.length);
  const [, list] = LIST.exec(below) ?? [];
  if (list !== undefined) return { kind: 'list', repositories: repositoriesOf(list) };
  const [, kind, id, revision] = INFO.exec(below) ?? [];
  if (kind !== undefined && id !== undefined) {
    const [named, at] = [decoded(id), revision === undefined ? null : decoded(revision)];
    if (named === null || (revision !== undefined && at === null)) return null;
    return { kind: 'info', repositories: repositoriesOf(kind), id: named, revision: at };
  }
  const [, ofDatasets, owned, at, file] = FILE.exec(below) ?? [];
  const [named, branch, name] = [owned, at, file].map((part) => decoded(part ?? ''));
  if (owned === undefined || named == null || branch == null || name == null) return null;
  return {
    kind: 'file',
    repositories: repositoriesOf(ofDatasets === undefined ? 'models' : 'datasets'),
    id: named,
    revision: branch,
    isCard: name === CARD_FILE,
  };
}

/** Names of what is there now. */
const TODAY: ReadonlySet<string> = new Set(['main', 'HEAD', 'refs/heads/main']);

/** Whether a repository is known at a revision: today's, or the commit that the catalogue knows. */
export const isKnownAt = (revision: string | null, commit: string | null): boolean =>
  revision === null || TODAY.has(revision) || revision === commit;
