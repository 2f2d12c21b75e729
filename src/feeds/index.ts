// Flat lists for programs that read no GraphQL: dashboards, spreadsheets, data frames. What they
// know they ask of the API, by the operations in `operations/`.
import { evaluationsFeed, transferResultsFeed } from './lists/evidence.feeds';
import { datasetsFeed } from './lists/datasets.feed';
import { domainsFeed, publishersFeed, studiesFeed } from './lists/names.feeds';
import { modelsFeed } from './lists/models.feed';
import { transferEdgesFeed } from './lists/transfer-edges.feed';
import type { Feed } from './feed';
import { FORMS, type Form } from './forms';
import { lineageEdgesFeed, lineageNodesFeed } from './lineage.feeds';
import { recommendationsFeed } from './recommendations.feed';

export type { Feed, FeedPage, FeedQuestion } from './feed';
export { openApiOf } from './openapi';

export const FEEDS: readonly Feed[] = [
  modelsFeed,
  datasetsFeed,
  domainsFeed,
  publishersFeed,
  studiesFeed,
  evaluationsFeed,
  transferResultsFeed,
  transferEdgesFeed,
  recommendationsFeed,
  lineageNodesFeed,
  lineageEdgesFeed,
];

/** Where feeds are, with their name and form behind it. */
export const FEEDS_PATH = '/v1/feeds/';

const PLACES: ReadonlyMap<string, { readonly feed: Feed; readonly form: Form }> = new Map(
  FEEDS.flatMap((feed) =>
    Object.entries(FORMS).map(
      ([ending, form]) => [`${FEEDS_PATH}${feed.name}.${ending}`, { feed, form }] as const,
    ),
  ),
);

/** The feed at a path, and how it is written there; null where there is none. */
export const findFeedAt = (path: string): { readonly feed: Feed; readonly form: Form } | null =>
  PLACES.get(path) ?? null;
