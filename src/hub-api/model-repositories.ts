import { pathOfSlug } from '../platform/thing-paths';
import { questionOf } from './asked';
import { cardOf } from './card';
import { modelFilter, shortenedIn } from './filters';
import { furtherOf } from './further';
import { AT_HUB, commitOf } from './known-at-hub';
import { cardDataOf, modelInfoOf } from './model-info';
import type { ModelOrderField } from '../schema-types';
import {
  HubModelOfDocument,
  HubModelsDocument,
  HubModelSlugsDocument,
  type HubModelFragment,
} from './operations.generated';
import { modelParameters, parsedBy, type ModelParameters } from './parameters';
import { repositoriesBy } from './repositories';
import { directionOf, isDescribed, pageOf, type Repository } from './repository';

const PAGE_SIZE = 100;
/** Records with what was measured are long. */
const FULL_PAGE_SIZE = 50;

/** How much of each model is read with a list: few have more, which are then read together. */
const OF_LIST = { links: 6, figures: 8, files: 20 };
/** As many as the API returns at once. */
const OF_ONE = { links: 100, figures: 100, files: 100 };

/** What is asked beside lists costs at most so much; of a model with its lists for each. */
const PRICES = { whole: 4_000, links: 2_200, slugs: 150 };

const priceOf = ({ withFigures }: ReturnType<typeof parts>): number =>
  withFigures ? PRICES.whole : PRICES.links;

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
    ...AT_HUB,
    withTags: has('tags', 'cardData', 'rootstock'),
    withOrigins: has('sha', 'rootstock', 'siblings', 'createdAt'),
    withFiles: has('siblings'),
    withFigures: has('cardData', 'model-index'),
  };
}

const repositoryOf = (node: HubModelFragment, wanted: ReadonlySet<string>): Repository => ({
  slug: node.slug,
  isThere: isDescribed(node.status),
  commit: commitOf(node),
  info: () => modelInfoOf(node, wanted),
  card: (origin) =>
    cardOf({ ...node, data: cardDataOf(node), page: `${origin}/models/${pathOfSlug(node.slug)}` }),
  more: () => furtherOf(node, (known) => repositoryOf(known, wanted)),
});

/** Models in the form of the Hub. */
export const modelRepositories = repositoriesBy({
  kind: 'models',
  given: (query) => parsedBy(modelParameters, query),
  shortened: shortenedIn,
  list: (given, wanted, slugs) => {
    const needed = parts(wanted);
    const orderBy = { field: ORDERS[given.sort], direction: directionOf(given) };
    const where = modelFilter(given, slugs);
    return {
      pageSize: needed.withFigures ? FULL_PAGE_SIZE : PAGE_SIZE,
      part: (part) => {
        const asked = { ...needed, ...OF_LIST, orderBy, where, ...part };
        return questionOf(HubModelsDocument, asked, (data) => data);
      },
      together: (these) => {
        const asked = { ...needed, ...OF_ONE, where: { slug: { in: [...these] } }, first: these.length };
        return questionOf(HubModelsDocument, asked, (data) => data, these.length * priceOf(needed));
      },
    };
  },
  slugs: (prefix, after) =>
    questionOf(
      HubModelSlugsDocument,
      { prefix, after },
      (data) => pageOf(data, ({ slug }) => slug),
      PRICES.slugs,
    ),
  one: (slug, wanted) => {
    // The commit tells whether a revision is there.
    const needed = { ...parts(wanted), withOrigins: true };
    return questionOf(HubModelOfDocument, { slug, ...needed, ...OF_ONE }, (data) => data, priceOf(needed));
  },
  repository: repositoryOf,
});
