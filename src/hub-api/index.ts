// Models and datasets in the form of the Hugging Face Hub, for its clients and for mirrors. What is
// known is asked of the API, by the operations in `operations/`.
export type { Listing, Page, Repositories, Repository } from './repository';
export type { Question } from './asked';
export { findHubPlace, HUB_API_PATH, isKnownAt, repositoriesOf, type HubPlace } from './places';
export { isIdOf, slugOf } from './repository-ids';
export { hubApiSection } from './openapi';
