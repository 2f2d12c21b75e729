// Operations that the operator keeps under a name, and those that ship: whoever cannot write
// GraphQL asks them by an address.
export { QUERIES_PATH, QUERY_LIST_PATH, queriesSection } from './openapi';
export { loadQueries, type QueryBounds, type StoredQueries } from './load-queries';
export { describeQuery } from './query-list';
export { readVariables } from './read-variables';
export { plainAnswer, refusal } from './plain-answer';
export type { StoredQuery } from './stored-query';
