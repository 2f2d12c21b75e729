import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { z } from 'zod';
import { parameterNaming, type PageAsked } from '../feed';
import { MODEL_ARGUMENTS, MODEL_PARAMETERS, modelVariables } from '../lists/models.feed';
import { BackstageModelsDocument, type BackstageModelsQuery } from '../operations.generated';
import { parseParameters, wholeNumber } from '../parameters';
import { apiEntity, locationEntity, modelEntity, type BackstageEntity } from './entities';
import { conditionsOf, firstParts, PART_PARAMETERS } from './parts';
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

/** Which models a part has. */
function variablesOf(given: z.output<typeof parameters>) {
  const { where, ...chosen } = modelVariables(given);
  const conditions = conditionsOf(given);
  return { ...chosen, where: { ...where, ...(conditions.length > 0 && { and: conditions }) } };
}

/**
 * A part of the models, read from the API. Those that have no part of their own are read all.
 *
 * @throws InvalidInputError naming the parameter that is unknown or has a bad value
 */
export function openBackstage(query: URLSearchParams) {
  const { given, limit } = parseParameters(parameters, paging, query);
  const variables = variablesOf(given);
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

/** Models as entities. */
export const writeModels = (nodes: Nodes, origin: string): string =>
  written(nodes.map((node) => modelEntity(node, origin)));

interface Chosen {
  readonly origin: string;
  /** Of the models that are wanted, which every part keeps. */
  readonly query: URLSearchParams;
}

const targetsOf = (parts: readonly URLSearchParams[], origin: string): string[] =>
  parts.map((part) => addressOf('models', origin, part));

/** Where the parts are of what is too much for one address. */
export const writeParts = (parts: readonly URLSearchParams[], { origin, query }: Chosen): string =>
  written([locationEntity(locationName(addressOf('models', origin, query)), targetsOf(parts, origin))]);

/** Where the models and the API are. */
export function writeLocation(parts: readonly URLSearchParams[], { origin, query }: Chosen): string {
  const targets = [...targetsOf(parts, origin), addressOf('api', origin, new URLSearchParams())];
  const name = query.size === 0 ? 'rootstock' : locationName(addressOf('location', origin, query));
  return written([locationEntity(name, targets)]);
}

/**
 * The parts that the chosen models may have.
 *
 * @throws InvalidInputError naming the parameter that is unknown or has a bad value
 */
export function partsOfAll(query: URLSearchParams): URLSearchParams[] {
  parseParameters(choosing, paging, query);
  return firstParts(query);
}

/** Looks into parts at once: the API takes few fields of one name in an operation. */
const TOGETHER = 25;
/** What looking into one costs at most. */
const PART_PRICE = 25;

const LOOKED = z.record(z.string(), z.object({ nodes: z.array(z.unknown()) }));

/** Asks which of some parts have any model: an address without any is read for nothing. */
function lookInto(parts: readonly URLSearchParams[]) {
  const asked = parts.map((part) => variablesOf(parseParameters(parameters, paging, part).given));
  const declared = parts.map((_part, at) => `$where${at}: ModelFilter`).join(', ');
  const fields = parts.map(
    (_part, at) => `part${at}: models(search: $search, where: $where${at}, first: 1) { nodes { id } }`,
  );
  return {
    ...{ parameterOf, price: parts.length * PART_PRICE },
    query: `query BackstageParts($search: String, ${declared}) { ${fields.join(' ')} }`,
    variables: {
      search: asked[0]?.search,
      ...Object.fromEntries(asked.map(({ where }, at) => [`where${at}`, where])),
    },
    read: (data: unknown): URLSearchParams[] => {
      const found = LOOKED.parse(data);
      return parts.filter((_part, at) => found[`part${at}`]?.nodes.length === 1);
    },
  };
}

/** Asks in turn which parts have any model. */
export const lookIntoEach = (parts: readonly URLSearchParams[]): ReturnType<typeof lookInto>[] =>
  Array.from({ length: Math.ceil(parts.length / TOGETHER) }, (_none, at) =>
    lookInto(parts.slice(at * TOGETHER, (at + 1) * TOGETHER)),
  );

/** The published schema, as a gateway asks for it. */
export const SDL_QUESTION = { query: '{ _service { sdl } }', variables: {} };
const answered = z.object({ _service: z.object({ sdl: z.string() }) });

/** @param data null where the schema is not public */
export function writeApi(data: unknown, origin: string): string {
  const { data: known } = answered.safeParse(data);
  return written([apiEntity(known === undefined ? null : plainSdl(known._service.sdl), origin)]);
}
