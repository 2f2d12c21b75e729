// Pages for people. What they know they ask of the API, by the operations in `operations/`, so
// that limits, budgets and visibility hold for them as for any other client.
export { renderDocument, type Document } from './document';
export { failed, nothingHere } from './notices';
export type { Answer, Asked, Page, PageRequest } from './page';
export type { Feed } from './feeds/feed';
export { robotsText } from './feeds/robots';
export { findFeedAt, findPageAt, type Found } from './routes';
