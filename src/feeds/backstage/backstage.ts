import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { z } from 'zod';
import { parameterNaming, type PageAsked } from '../feed';
import { MODEL_ARGUMENTS, MODEL_PARAMETERS, modelVariables } from '../lists/models.feed';
import { BackstageModelsDocument, type BackstageModelsQuery } from '../operations.generated';
import { parseParameters, wholeNumber } from '../parameters';
import { apiEntity, locationEntity, modelEntity, type BackstageEntity } from './entities';
import { conditionsOf, firstParts, PART_PARAMETERS, partsOf } from './parts';
import { plainSdl } from './plain-sdl';

/** What is at an address that Backstage reads. */
export type BackstagePlace = 'location' | 'models' | 'api';

const PATHS: Readonly<Record<BackstagePlace, string>> = {
  location: '/v1/feeds/backstage.yaml',
  models: '/v1/feeds/backstage/models.yaml',
  api: '/v1/feeds/backstage/api.yaml',
};

const isPlace = (name: string): name is BackstagePlace => Object.hasOwn(PATHS, name);
export const BACKSTAGE_PLACES = Object.keys(PATHS)
  .filter(isPlace)
  .map((place) => ({ place, path: PATHS[place] }));

/** What is at a path; null for nothing. */
export const findBackstageAt = (path: string): BackstagePlace | null =>
  BACKSTAGE_PLACES.find((one) => one.path === path)?.place ?? null;

/** Entities at an address unless asked: Backstage keeps them in memory while it reads it. */
const USUAL_SIZE = 500;
const MOST = 1000;

const paging = {
  limit: wholeNumber(
    `How many models an address has at most, up to ${MOST}; ${USUAL_SIZE} when left out. Where there are more, it leads to parts of them.`,
    { from: 1, to: MOST },
  ),
};
/** Entities are in no order. */
const choosing = z.object(MODEL_PARAMETERS).omit({ order: true, direction: true });
const parameters = choosing.extend(PART_PARAMETERS);
const parameterOf = parameterNaming(
  new Set([...Object.keys(parameters.shape), ...Object.keys(paging)]),
  MODEL_ARGUMENTS,
);

/** Parameters of the whole, and of a part of it. */
export const BACKSTAGE_PARAMETERS = {
  location: { ...choosing.shape, ...paging },
  models: { ...parameters.shape, ...paging },
  api: {},
} as const;

type Nodes = BackstageModelsQuery['list']['nodes'];

const isData = (data: unknown): data is BackstageModelsQuery => typeof data === 'object' && data !== null;

/**
 * A part of the models, read from the API. Those that have no part of their own are read all.
 *
 * @throws InvalidInputError naming the parameter that is unknown or has a bad value
 */
export function openBackstage(query: URLSearchParams) {
  const { given, limit } = parseParameters(parameters, paging, query);
  const { where, ...chosen } = modelVariables(given);
  const conditions = conditionsOf(given);
  const variables = { ...chosen, where: { ...where, ...(conditions.length > 0 && { and: conditions }) } };
  return {
    ...{ limit: given.rest === true ? null : (limit ?? USUAL_SIZE), cursor: null, parameterOf },
    ask: ({ size, after }: Pick<PageAsked, 'size' | 'after'>) => ({
      query: BackstageModelsDocument.toString(),
      variables: { ...variables, first: size, after },
    }),
    read: (data: unknown): { readonly rows: Nodes; readonly next: string | null } => {
      if (!isData(data)) throw new TypeError('Models were answered without data.');
      const { nodes, pageInfo } = data.list;
      return { rows: nodes, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
    },
  };
}

/** Several documents of YAML. */
const written = (entities: readonly BackstageEntity[]): string =>
  entities
    .map((entity) => `---\n${stringify(entity, { lineWidth: 0, aliasDuplicateObjects: false })}`)
    .join('');

const addressOf = (place: BackstagePlace, origin: string, query: URLSearchParams): string => {
  const search = query.toString();
  return `${origin}${PATHS[place]}${search === '' ? '' : `?${search}`}`;
};

/** A name of its own for each address: two entities of one name would be one. */
const locationName = (address: string): string =>
  `rootstock-models-${createHash('sha256').update(address).digest('hex').slice(0, 12)}`;

/**
 * A part of the models as entities, or where its parts are.
 *
 * @param isWhole whether it has no more than these
 */
export function writeModels(
  nodes: Nodes,
  isWhole: boolean,
  { origin, query }: { readonly origin: string; readonly query: URLSearchParams },
): string {
  if (isWhole) return written(nodes.map((node) => modelEntity(node, origin)));
  const targets = partsOf(query).map((part) => addressOf('models', origin, part));
  return written([locationEntity(locationName(addressOf('models', origin, query)), targets)]);
}

/**
 * Where the models and the API are.
 *
 * @param query of the models that are wanted, which every part keeps
 * @throws InvalidInputError naming the parameter that is unknown or has a bad value
 */
export function writeLocation(origin: string, query: URLSearchParams): string {
  parseParameters(choosing, paging, query);
  const targets = [
    ...firstParts(query).map((part) => addressOf('models', origin, part)),
    addressOf('api', origin, new URLSearchParams()),
  ];
  const name = query.size === 0 ? 'rootstock' : locationName(addressOf('location', origin, query));
  return written([locationEntity(name, targets)]);
}

/** The published schema, as a gateway asks for it. */
export const SDL_QUESTION = { query: '{ _service { sdl } }', variables: {} };
const answered = z.object({ _service: z.object({ sdl: z.string() }) });

/** @param data null where the schema is not public */
export function writeApi(data: unknown, origin: string): string {
  const { data: known } = answered.safeParse(data);
  return written([apiEntity(known === undefined ? null : plainSdl(known._service.sdl), origin)]);
}
