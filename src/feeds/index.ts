// Flat lists for programs that read no GraphQL: dashboards, spreadsheets, data frames. What they
// know they ask of the API, by the operations in `operations/`.
export type { Feed, FeedPage, FeedQuestion } from './feed';
export { feedsSection } from './openapi';
export { FEEDS, FEEDS_PATH, findFeedAt } from './feeds';
