import { browseDatasets, browseDomains, browseModels } from './browse/browse.pages';
import { browseResults } from './browse/results.page';
import { comparePage, compareStartPage, isComparing } from './compare/compare.page';
import type { Feed } from './feeds/feed';
import { newModelsFeed } from './feeds/new-models.feed';
import { robots } from './feeds/robots';
import { sitemapFeed } from './feeds/sitemap.feed';
import { contributePages, contributeStartPage } from './contribute/contribute.pages';
import { lineageEmbed, modelEmbed } from './embed/embeds';
import { oembed } from './embed/oembed';
import { recommendEmbed } from './embed/recommend.embed';
import { findPage, startPage } from './find/find.page';
import { isAsked, questionOf } from './find/question';
import type { Page, PageRequest } from './page';
import { mapPage } from './map/map.page';
import { matrixPage } from './matrix/matrix.page';
import { planPage } from './plan/plan.page';
import { datasetPage } from './things/dataset.page';
import { domainPage } from './things/domain.page';
import { modelPage } from './things/model.page';
import { publisherPage } from './things/publisher.page';
import { similarPage } from './things/similar.page';
import { studyPage } from './things/study.page';

/** Pages of one thing, by the beginning of their path. */
const OF_THINGS: ReadonlyMap<string, Page> = new Map([
  ['/models/', modelPage],
  ['/datasets/', datasetPage],
  ['/domains/', domainPage],
  ['/publishers/', publisherPage],
  ['/studies/', studyPage],
  ['/similar/', similarPage],
  ['/embed/models/', modelEmbed],
  ['/embed/lineage/', lineageEmbed],
]);

const LISTS: ReadonlyMap<string, Page> = new Map([
  ['/browse/models', browseModels],
  ['/browse/datasets', browseDatasets],
  ['/browse/domains', browseDomains],
  ['/browse/results', browseResults],
  ['/matrix', matrixPage],
  ['/map', mapPage],
  ['/contribute', contributeStartPage],
  ...contributePages,
]);

/** Pages of no one thing, by their path. */
const PLACES: ReadonlyMap<string, (request: PageRequest) => Page> = new Map([
  ['/', (request) => (isAsked(questionOf(request)) ? findPage : startPage)],
  ['/compare', (request) => (isComparing(request) ? comparePage : compareStartPage)],
  ['/plan', planPage],
  ['/embed/recommend', recommendEmbed],
  ...[...LISTS].map(([path, page]): [string, () => Page] => [path, () => page]),
]);

export interface Found {
  readonly page: Page;
  readonly request: PageRequest;
}

/** Null for what cannot be decoded, such as `%ff`. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The beginning of a path that names a kind of thing, with its last slash; empty for none. */
const kindOf = (path: string): string => [...OF_THINGS.keys()].find((kind) => path.startsWith(kind)) ?? '';

/** The page at a path, with what it is asked; null where there is none. */
export function findPageAt(path: string, search: string, origin: string): Found | null {
  const bare: PageRequest = { name: '', query: new URLSearchParams(search), origin };
  const place = PLACES.get(path) ?? PLACES.get(path.replace(/\/$/, ''));
  if (place !== undefined) return { page: place(bare), request: bare };
  const kind = kindOf(path);
  const page = OF_THINGS.get(kind);
  const name = decoded(path.slice(kind.length).replace(/\/+$/, ''));
  return page === undefined || name === null || name === '' ? null : { page, request: { ...bare, name } };
}

const FEEDS: ReadonlyMap<string, Feed> = new Map([
  ['/feed.atom', newModelsFeed],
  ['/sitemap.xml', sitemapFeed],
  ['/robots.txt', robots],
  ['/oembed', oembed],
]);

/** The feed at a path; null where there is none. */
export const findFeedAt = (path: string): Feed | null => FEEDS.get(path) ?? null;
