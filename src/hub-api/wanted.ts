import { InvalidInputError } from '../platform/errors';

/** What a record has without being asked for more. */
const ALWAYS = ['_id', 'id'];
const BRIEF_MODEL = [
  ...['modelId', 'private', 'downloads', 'likes', 'createdAt'],
  ...['pipeline_tag', 'library_name', 'tags'],
];
const FULL_MODEL = [
  ...BRIEF_MODEL,
  ...['author', 'gated', 'disabled', 'lastModified', 'sha', 'siblings', 'rootstock'],
];
const BRIEF_DATASET = [
  ...['author', 'private', 'gated', 'disabled', 'downloads', 'likes'],
  ...['createdAt', 'lastModified', 'sha', 'description', 'tags'],
];
const FULL_DATASET = [...BRIEF_DATASET, 'cardData', 'rootstock'];

/** Properties that can be asked for one by one, and are here. */
const HERE = {
  models: new Set([...FULL_MODEL, 'cardData', 'config', 'model-index', 'safetensors']),
  datasets: new Set([...FULL_DATASET, 'siblings']),
} as const;

/** Further ones of the Hub, of which nothing is known here: left out where they are asked for. */
const ELSEWHERE = new Set([
  ...[
    'arxivIds',
    'baseModels',
    'cardExists',
    'childrenModelCount',
    'citation',
    'contributors',
    'doi',
    'downloadsAllTime',
  ],
  ...['evalResults', 'gguf', 'gitalyUid', 'inference', 'inferenceProviderMapping', 'lastAuthor', 'mainSize'],
  ...['mask_token', 'paperswithcode_id', 'previewable', 'resourceGroup', 'securityRepoStatus', 'spaces'],
  ...['transformersInfo', 'trendingScore', 'usedStorage', 'widgetData', 'likesRecent', 'discussionsDisabled'],
  ...['datasetsServerInfo', 'numParameters', 'xetEnabled', 'region'],
]);

export type Kind = 'models' | 'datasets';

/** What a request says of the properties that it wants. */
export interface Shown {
  readonly expand: readonly string[];
  readonly full: boolean;
  readonly cardData: boolean;
  readonly config: boolean;
}

const SHORT: Readonly<Record<Kind, readonly string[]>> = { models: BRIEF_MODEL, datasets: BRIEF_DATASET };
const LONG: Readonly<Record<Kind, readonly string[]>> = { models: FULL_MODEL, datasets: FULL_DATASET };

/** Everything that a record can have. */
export const allOf = (kind: Kind): ReadonlySet<string> => new Set([...ALWAYS, ...HERE[kind]]);

/**
 * The properties that a request wants of each record.
 *
 * @throws InvalidInputError naming a property that the Hub has not either
 */
export function wantedBy(kind: Kind, { expand, full, cardData, config }: Shown): ReadonlySet<string> {
  if (expand.length > 0) {
    const unknown = expand.find((name) => !allOf(kind).has(name) && !ELSEWHERE.has(name));
    if (unknown !== undefined)
      throw new InvalidInputError('expand', `among ${[...HERE[kind]].sort().join(', ')}`);
    return new Set([...ALWAYS, ...expand]);
  }
  return new Set([
    ...ALWAYS,
    ...(full ? LONG : SHORT)[kind],
    ...(cardData ? ['cardData', 'rootstock'] : []),
    ...(config && kind === 'models' ? ['config', 'safetensors', 'rootstock'] : []),
  ]);
}

/** The fields of a record that are wanted and known. */
export const chosen = (
  wanted: ReadonlySet<string>,
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) => wanted.has(name) && value !== null && value !== undefined,
    ),
  );
