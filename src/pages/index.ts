// Pages for people. What they know they ask of the API, by the operations in `operations/`, so
// that limits, budgets and visibility hold for them as for any other client.
export type { Asked } from './asked';
export type { Document } from './document';
export { renderDocument } from './render-document';
export { failed } from './notices';
export type { Answer } from './page';
export type { Feed } from './feeds/feed';
export { findFeedAt, findPageAt, type Found } from './routes';
