import { evaluationsFeed, transferResultsFeed } from './lists/evidence.feeds';
import { datasetsFeed } from './lists/datasets.feed';
import { domainsFeed, publishersFeed, studiesFeed } from './lists/names.feeds';
import { modelsFeed } from './lists/models.feed';
import { transferEdgesFeed } from './lists/transfer-edges.feed';
import type { Feed } from './feed';
import { FORMS, type Form } from './forms';
import { hubsFeed } from './hubs.feed';
import { lineageEdgesFeed, lineageNodesFeed } from './lineage.feeds';
import { recommendationsFeed } from './recommendations.feed';

/** All feeds, in the order that they are listed in. */
export const FEEDS: readonly Feed[] = [
  modelsFeed,
  datasetsFeed,
  domainsFeed,
  publishersFeed,
  studiesFeed,
  evaluationsFeed,
  transferResultsFeed,
  transferEdgesFeed,
  hubsFeed,
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
