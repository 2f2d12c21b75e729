// Pages for people. What they know they ask of the API, by the operations in `operations/`, so
// that limits, budgets and visibility hold for them as for any other client.
export { renderDocument, type Document } from './document';
export { failed } from './notices';
export type { Answer, Asked } from './page';
export type { Feed } from './feeds/feed';
export { findFeedAt, findPageAt, type Found } from './routes';
