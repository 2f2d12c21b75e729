import { pathOfSlug } from '../platform/thing-paths';
import { questionOf } from './asked';
import { cardOf } from './card';
import { cardDataOf, datasetInfoOf } from './dataset-info';
import { datasetFilter } from './filters';
import { AT_HUB, commitOf } from './known-at-hub';
import type { DatasetOrderField } from '../schema-types';
import {
  HubDatasetOfDocument,
  HubDatasetsDocument,
  HubDatasetSlugsDocument,
  type HubDatasetFragment,
} from './operations.generated';
import { datasetParameters, parsedBy, type DatasetParameters } from './parameters';
import { repositoriesBy } from './repositories';
import { directionOf, isDescribed, pageOf, type Repository } from './repository';

const PAGE_SIZE = 100;

/** What is asked beside lists costs at most so much. */
const PRICES = { one: 150, slugs: 150 };

const ORDERS: Readonly<Record<DatasetParameters['sort'], DatasetOrderField>> = {
  createdAt: 'CREATED_AT',
  downloads: 'DOWNLOADS',
  id: 'SLUG',
  lastModified: 'UPDATED_AT',
  likes: 'LIKES',
};

const repositoryOf = (node: HubDatasetFragment, wanted: ReadonlySet<string>): Repository => ({
  slug: node.slug,
  isThere: isDescribed(node.status),
  commit: commitOf(node),
  info: () => datasetInfoOf(node, wanted),
  card: (origin) =>
    cardOf({ ...node, data: cardDataOf(node), page: `${origin}/datasets/${pathOfSlug(node.slug)}` }),
  more: () => null,
});

/** Datasets in the form of the Hub. */
export const datasetRepositories = repositoriesBy({
  kind: 'datasets',
  given: (query) => parsedBy(datasetParameters, query),
  shortened: () => [],
  list: (given, wanted) => {
    const orderBy = { field: ORDERS[given.sort], direction: directionOf(given) };
    const withOrigins = ['sha', 'rootstock', 'createdAt'].some((name) => wanted.has(name));
    const asked = { orderBy, withOrigins, ...AT_HUB };
    const where = datasetFilter(given);
    return {
      pageSize: PAGE_SIZE,
      part: (part) => questionOf(HubDatasetsDocument, { ...asked, where, ...part }, (data) => data),
      together: (slugs) => {
        const these = { where: { slug: { in: [...slugs] } }, first: slugs.length };
        return questionOf(HubDatasetsDocument, { ...asked, ...these }, (data) => data);
      },
    };
  },
  slugs: (prefix, after) =>
    questionOf(
      HubDatasetSlugsDocument,
      { prefix, after },
      (data) => pageOf(data, ({ slug }) => slug),
      PRICES.slugs,
    ),
  // The commit tells whether a revision is there.
  one: (slug) =>
    questionOf(HubDatasetOfDocument, { slug, withOrigins: true, ...AT_HUB }, (data) => data, PRICES.one),
  repository: repositoryOf,
});
