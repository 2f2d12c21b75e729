import { pathOfSlug } from '../platform/thing-paths';
import { questionOf, type Question } from './asked';
import { cardOf } from './card';
import { modelFilter } from './filters';
import { commitOf } from './known-at-hub';
import { cardDataOf, modelInfoOf } from './model-info';
import {
  HubModelFiguresDocument,
  HubModelOfDocument,
  HubModelsDocument,
  HubModelSlugsDocument,
  type HubModelFragment,
  type ModelOrderField,
} from './operations.generated';
import { infoParameters, modelParameters, parsedBy, type ModelParameters } from './parameters';
import {
  directionOf,
  isDescribed,
  pageOf,
  parameterOf,
  type Repositories,
  type Repository,
} from './repository';
import { allOf, wantedBy } from './wanted';

const PAGE_SIZE = 100;
/** Records with what was measured are long. */
const FULL_PAGE_SIZE = 50;

/** How much of each model is read with a list: few have more, which are then read apart. */
const OF_LIST = { links: 6, figures: 8, files: 20 };
/** As many as the API returns at once. */
const OF_ONE = { links: 100, figures: 100, files: 100 };

/** What is asked beside lists costs at most so much. */
const PRICES = { whole: 4_000, links: 2_200, figures: 1_500, slugs: 150 };

const ORDERS: Readonly<Record<ModelParameters['sort'], ModelOrderField>> = {
  createdAt: 'CREATED_AT',
  downloads: 'DOWNLOADS',
  id: 'SLUG',
  lastModified: 'UPDATED_AT',
  likes: 'LIKES',
  num_parameters: 'PARAMETER_COUNT',
};

/** What must be read for the properties that are wanted. */
function parts(wanted: ReadonlySet<string>) {
  const has = (...names: string[]): boolean => names.some((name) => wanted.has(name));
  return {
    withTags: has('tags', 'cardData', 'rootstock'),
    withOrigins: has('sha', 'rootstock', 'siblings'),
    withFiles: has('siblings'),
    withFigures: has('cardData', 'model-index'),
  };
}

/** Whether a list may go on behind what was read of it. */
const isFull = (
  { bases = [], trainedOn = [], versions = [] }: HubModelFragment,
  read: typeof OF_LIST,
): boolean =>
  bases.length >= read.links ||
  trainedOn.length >= read.links ||
  versions.some(({ artifacts }) => artifacts.length >= read.files);

/** A model with the figures that follow those which were read. */
const furtherFigures = (
  node: HubModelFragment,
  wanted: ReadonlySet<string>,
  after: string | null,
): Question<Repository> =>
  questionOf(
    HubModelFiguresDocument,
    { slug: node.slug, after },
    ({ model }) => {
      const { pageInfo = { hasNextPage: false, endCursor: null }, nodes = [] } = model?.evaluations ?? {};
      const evaluations = { pageInfo, nodes: [...(node.evaluations?.nodes ?? []), ...nodes] };
      return repositoryOf({ ...node, evaluations }, wanted, OF_ONE);
    },
    PRICES.figures,
  );

/** Asks for one model with all of its lists. */
const oneOf = <Result>(
  slug: string,
  needed: ReturnType<typeof parts>,
  read: (thing: HubModelFragment | null) => Result,
): Question<Result> =>
  questionOf(
    HubModelOfDocument,
    { slug, ...needed, ...OF_ONE },
    ({ thing }) => read(thing),
    needed.withFigures ? PRICES.whole : PRICES.links,
  );

function more(
  node: HubModelFragment,
  wanted: ReadonlySet<string>,
  read: typeof OF_LIST,
): Question<Repository> | null {
  if (read !== OF_ONE && isFull(node, read))
    return oneOf(node.slug, parts(wanted), (thing) => repositoryOf(thing ?? node, wanted, OF_ONE));
  const { hasNextPage = false, endCursor = null } = node.evaluations?.pageInfo ?? {};
  return hasNextPage ? furtherFigures(node, wanted, endCursor) : null;
}

/** @param read how much of its lists was read */
const repositoryOf = (
  node: HubModelFragment,
  wanted: ReadonlySet<string>,
  read: typeof OF_LIST,
): Repository => ({
  slug: node.slug,
  isThere: isDescribed(node.status),
  commit: commitOf(node.origins ?? []),
  info: () => modelInfoOf(node, wanted),
  card: (origin) =>
    cardOf({
      ...node,
      origins: node.origins ?? [],
      data: cardDataOf(node),
      page: `${origin}/models/${pathOfSlug(node.slug)}`,
    }),
  more: () => more(node, wanted, read),
});

/** Models in the form of the Hub. */
export const modelRepositories: Repositories = {
  kind: 'models',
  list: (query) => {
    const given = parsedBy(modelParameters, query);
    const { expand, full = false, cardData = false, config = false, limit, cursor = null, sort } = given;
    const wanted = wantedBy('models', { expand, full, cardData, config });
    const needed = parts(wanted);
    const orderBy = { field: ORDERS[sort], direction: directionOf(given) };
    const asked = { where: modelFilter(given), orderBy, ...needed, ...OF_LIST };
    const question = (page: { first: number; after: string | null }) =>
      questionOf(HubModelsDocument, { ...asked, ...page }, (data) =>
        pageOf(data, (node) => repositoryOf(node, wanted, OF_LIST)),
      );
    return {
      ...{ limit, cursor, parameterOf, pageSize: needed.withFigures ? FULL_PAGE_SIZE : PAGE_SIZE },
      ask: ({ size, after }) => question({ first: size, after }),
      read: (data) => question({ first: 1, after: null }).read(data),
    };
  },
  slugs: (prefix) =>
    questionOf(
      HubModelSlugsDocument,
      { prefix },
      ({ slugs }) => slugs.nodes.map(({ slug }) => slug),
      PRICES.slugs,
    ),
  one: (slug, query) => {
    const { expand } = query === null ? { expand: [] } : parsedBy(infoParameters, query);
    const wanted =
      expand.length === 0
        ? allOf('models')
        : wantedBy('models', { expand, full: false, cardData: false, config: false });
    // The commit tells whether a revision is there.
    const needed = { ...parts(wanted), withOrigins: true };
    return oneOf(slug, needed, (thing) => (thing === null ? null : repositoryOf(thing, wanted, OF_ONE)));
  },
};
