import { evaluationsFeed, transferResultsFeed } from './lists/evidence.feeds';
import { datasetsFeed } from './lists/datasets.feed';
import { domainsFeed, publishersFeed, studiesFeed } from './lists/names.feeds';
import { modelsFeed } from './lists/models.feed';
import { transferEdgesFeed } from './lists/transfer-edges.feed';
import { BACKSTAGE_PLACES } from './backstage/backstage';
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
/** Where they are listed. */
export const FEED_LIST_PATH = '/v1/feeds';

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

const BACKSTAGE_NAME = 'backstage';

export const isListOfFeeds = (path: string): boolean => path === FEED_LIST_PATH || path === FEEDS_PATH;

const formsOf = ({ name }: Feed): Record<string, string> =>
  Object.fromEntries(Object.keys(FORMS).map((ending) => [ending, `${FEEDS_PATH}${name}.${ending}`]));

/** What there is, each with its addresses and what it takes. */
export const listFeeds = () => ({
  feeds: FEEDS.map((feed) => ({
    name: feed.name,
    title: feed.title,
    paths: formsOf(feed),
    parameters: [...Object.keys(feed.parameters.shape), ...Object.keys(feed.paging)],
  })),
  backstage: BACKSTAGE_PLACES.map(({ path }) => path),
});

/** Why there is nothing at a path below that of feeds, and what there is instead. */
export function describeMissing(path: string): string {
  const [, written = ''] = /^(.*?)(?:\.[^./]*)?\/?$/.exec(path.slice(FEEDS_PATH.length)) ?? [];
  const feed = FEEDS.find(({ name }) => name === written.toLowerCase());
  const nothing = `There is nothing at ${path.slice(0, 200)}.`;
  if (feed !== undefined)
    return `${nothing} The feed "${feed.name}" is at ${Object.values(formsOf(feed)).join(' and ')}.`;
  if (written.split('/', 1)[0] === BACKSTAGE_NAME)
    return `${nothing} Backstage reads ${BACKSTAGE_PLACES.map((one) => one.path).join(', ')}.`;
  const names = FEEDS.map(({ name }) => name).join(', ');
  const endings = Object.keys(FORMS).map((ending) => `.${ending}`);
  return `${nothing} There are ${names}, each as ${endings.join(' and ')}, and ${BACKSTAGE_NAME}.yaml; ${FEED_LIST_PATH} tells what each takes.`;
}
