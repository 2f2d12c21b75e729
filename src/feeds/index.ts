// Flat lists for programs that read no GraphQL: dashboards, spreadsheets, data frames. What they
// know they ask of the API, by the operations in `operations/`.
export type { Feed, FeedPage, FeedQuestion } from './feed';
export { feedsSection } from './openapi';
export { FEEDS, FEEDS_PATH, findFeedAt } from './feeds';
export {
  findBackstageAt,
  openBackstage,
  SDL_QUESTION,
  writeApi,
  writeLocation,
  writeModels,
} from './backstage/backstage';
export type { BackstagePlace } from './backstage/backstage';
export { croissantOf, findCroissantAt } from './croissant';
