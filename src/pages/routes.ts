import { browseDatasets, browseDomains, browseModels } from './browse/browse.pages';
import { comparePage, compareStartPage, isComparing } from './compare/compare.page';
import type { Feed } from './feeds/feed';
import { newModelsFeed } from './feeds/new-models.feed';
import { robots } from './feeds/robots';
import { sitemapFeed } from './feeds/sitemap.feed';
import { findPage, startPage } from './find/find.page';
import { isAsked, questionOf } from './find/question';
import type { Page, PageRequest } from './page';
import { mapPage } from './map/map.page';
import { matrixPage } from './matrix/matrix.page';
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
]);

const LISTS: ReadonlyMap<string, Page> = new Map([
  ['/browse/models', browseModels],
  ['/browse/datasets', browseDatasets],
  ['/browse/domains', browseDomains],
  ['/matrix', matrixPage],
  ['/map', mapPage],
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

/** The page at a path, with what it is asked; null where there is none. */
export function findPageAt(path: string, search: string, origin: string): Found | null {
  const query = new URLSearchParams(search);
  const bare: PageRequest = { name: '', query, origin };
  if (path === '/') return { page: isAsked(questionOf(bare)) ? findPage : startPage, request: bare };
  if (path === '/compare') return { page: isComparing(bare) ? comparePage : compareStartPage, request: bare };
  const list = LISTS.get(path) ?? (path.endsWith('/') ? LISTS.get(path.slice(0, -1)) : undefined);
  if (list !== undefined) return { page: list, request: bare };
  const end = path.indexOf('/', 1) + 1;
  const page = OF_THINGS.get(path.slice(0, end));
  const name = decoded(path.slice(end).replace(/\/+$/, ''));
  return page === undefined || name === null || name === '' ? null : { page, request: { ...bare, name } };
}

const FEEDS: ReadonlyMap<string, Feed> = new Map([
  ['/feed.atom', newModelsFeed],
  ['/sitemap.xml', sitemapFeed],
  ['/robots.txt', robots],
]);

/** The feed at a path; null where there is none. */
export const findFeedAt = (path: string): Feed | null => FEEDS.get(path) ?? null;
