import { pathOfSlug } from '../platform/thing-paths';
import { questionOf } from './asked';
import { cardOf } from './card';
import { cardDataOf, datasetInfoOf } from './dataset-info';
import { datasetFilter } from './filters';
import { commitOf } from './known-at-hub';
import {
  HubDatasetOfDocument,
  HubDatasetsDocument,
  HubDatasetSlugsDocument,
  type DatasetOrderField,
  type HubDatasetFragment,
} from './operations.generated';
import { datasetParameters, infoParameters, parsedBy, type DatasetParameters } from './parameters';
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

/** What is asked beside lists costs at most so much. */
const PRICES = { one: 100, slugs: 150 };

const ORDERS: Readonly<Record<DatasetParameters['sort'], DatasetOrderField>> = {
  createdAt: 'CREATED_AT',
  downloads: 'DOWNLOADS',
  id: 'SLUG',
  lastModified: 'UPDATED_AT',
  likes: 'LIKES',
};

const variablesOf = (wanted: ReadonlySet<string>) => ({
  withOrigins: wanted.has('sha') || wanted.has('rootstock'),
});

const repositoryOf =
  (wanted: ReadonlySet<string>) =>
  (node: HubDatasetFragment): Repository => ({
    slug: node.slug,
    isThere: isDescribed(node.status),
    commit: commitOf(node.origins ?? []),
    info: () => datasetInfoOf(node, wanted),
    card: (origin) =>
      cardOf({
        ...node,
        origins: node.origins ?? [],
        data: cardDataOf(node),
        page: `${origin}/datasets/${pathOfSlug(node.slug)}`,
      }),
    more: () => null,
  });

/** Datasets in the form of the Hub. */
export const datasetRepositories: Repositories = {
  kind: 'datasets',
  list: (query) => {
    const given = parsedBy(datasetParameters, query);
    const { expand, full = false, limit, cursor = null, sort } = given;
    const wanted = wantedBy('datasets', { expand, full, cardData: false, config: false });
    const orderBy = { field: ORDERS[sort], direction: directionOf(given) };
    const asked = { where: datasetFilter(given), orderBy, ...variablesOf(wanted) };
    const question = (page: { first: number; after: string | null }) =>
      questionOf(HubDatasetsDocument, { ...asked, ...page }, (data) => pageOf(data, repositoryOf(wanted)));
    return {
      ...{ limit, cursor, parameterOf, pageSize: PAGE_SIZE },
      ask: ({ size, after }) => question({ first: size, after }),
      read: (data) => question({ first: 1, after: null }).read(data),
    };
  },
  slugs: (prefix) =>
    questionOf(
      HubDatasetSlugsDocument,
      { prefix },
      ({ slugs }) => slugs.nodes.map(({ slug }) => slug),
      PRICES.slugs,
    ),
  one: (slug, query) => {
    const { expand } = query === null ? { expand: [] } : parsedBy(infoParameters, query);
    const wanted =
      expand.length === 0
        ? allOf('datasets')
        : wantedBy('datasets', { expand, full: false, cardData: false, config: false });
    // The commit tells whether a revision is there.
    const variables = { slug, withOrigins: true };
    return questionOf(
      HubDatasetOfDocument,
      variables,
      ({ thing }) => (thing === null ? null : repositoryOf(wanted)(thing)),
      PRICES.one,
    );
  },
};
