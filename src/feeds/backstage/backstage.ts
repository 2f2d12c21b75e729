import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { z } from 'zod';
import { parameterNaming, type PageAsked } from '../feed';
import { MODEL_ARGUMENTS, MODEL_PARAMETERS, modelVariables } from '../lists/models.feed';
import { BackstageModelsDocument, type BackstageModelsQuery } from '../operations.generated';
import { PAGING, parseParameters, wholeNumber } from '../parameters';
import { apiEntity, locationEntity, modelEntity, type BackstageEntity } from './entities';

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

/** Entities of a page unless asked: Backstage keeps a page in memory while it reads it. */
const USUAL_SIZE = 500;
const MOST = 1000;

const paging = {
  ...PAGING,
  limit: wholeNumber(`How many models a page has, up to ${MOST}; ${USUAL_SIZE} when left out.`, {
    from: 1,
    to: MOST,
  }),
};
const parameters = z.object(MODEL_PARAMETERS);
const parameterOf = parameterNaming(
  new Set([...Object.keys(MODEL_PARAMETERS), ...Object.keys(paging)]),
  MODEL_ARGUMENTS,
);

/** Parameters of the whole, and of a page of it. */
export const BACKSTAGE_PARAMETERS = {
  location: { ...MODEL_PARAMETERS, limit: paging.limit },
  models: { ...MODEL_PARAMETERS, ...paging },
  api: {},
} as const;

type Nodes = BackstageModelsQuery['list']['nodes'];

const isData = (data: unknown): data is BackstageModelsQuery => typeof data === 'object' && data !== null;

/**
 * A page of models, read from the API.
 *
 * @throws InvalidInputError naming the parameter that is unknown or has a bad value
 */
export function openBackstage(query: URLSearchParams) {
  const { given, limit, cursor } = parseParameters(parameters, paging, query);
  const chosen = modelVariables(given);
  return {
    ...{ limit: limit ?? USUAL_SIZE, cursor, parameterOf },
    ask: ({ size, after }: Pick<PageAsked, 'size' | 'after'>) => ({
      query: BackstageModelsDocument.toString(),
      variables: { ...chosen, first: size, after },
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

/** A name of its own for each page: two entities of one name would be one. */
const pageName = (address: string): string =>
  `rootstock-models-${createHash('sha256').update(address).digest('hex').slice(0, 12)}`;

/**
 * A page of models as entities, with the way to the next one.
 *
 * @param next where that begins; null where nothing follows
 */
export function writeModels(
  nodes: Nodes,
  next: string | null,
  { origin, query }: { readonly origin: string; readonly query: URLSearchParams },
): string {
  const entities = nodes.map((node) => modelEntity(node, origin));
  if (next === null) return written(entities);
  const following = new URLSearchParams(query);
  following.set('cursor', next);
  const address = addressOf('models', origin, following);
  return written([...entities, locationEntity(pageName(address), [address])]);
}

/**
 * Where the first page of models and the API are.
 *
 * @param query of the models that are wanted, which every page keeps
 * @throws InvalidInputError naming the parameter that is unknown or has a bad value
 */
export function writeLocation(origin: string, query: URLSearchParams): string {
  parseParameters(parameters, { limit: paging.limit }, query);
  const targets = [addressOf('models', origin, query), addressOf('api', origin, new URLSearchParams())];
  return written([locationEntity('rootstock', targets)]);
}

/** The published schema, as a gateway asks for it. */
export const SDL_QUESTION = { query: '{ _service { sdl } }', variables: {} };
const answered = z.object({ _service: z.object({ sdl: z.string() }) });

/** @param data null where the schema is not public */
export function writeApi(data: unknown, origin: string): string {
  const { data: known } = answered.safeParse(data);
  return written([apiEntity(known?._service.sdl ?? null, origin)]);
}
