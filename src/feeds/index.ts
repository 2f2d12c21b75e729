// Flat lists for programs that read no GraphQL: dashboards, spreadsheets, data frames. What they
// know they ask of the API, by the operations in `operations/`.
export type { Feed, FeedPage, FeedQuestion } from './feed';
export { feedsSection } from './openapi';
export { describeMissing, FEEDS, FEEDS_PATH, findFeedAt, isListOfFeeds, listFeeds } from './feeds';
export {
  findBackstageAt,
  lookIntoEach,
  openBackstage,
  partsOfAll,
  SDL_QUESTION,
  writeApi,
  writeLocation,
  writeModels,
  writeParts,
} from './backstage/backstage';
export { partsOf } from './backstage/parts';
export type { BackstagePlace } from './backstage/backstage';
export { croissantOf, findCroissantAt } from './croissant';
