export * from './records';
export type { Hub, HubDefinition, HubStanding } from './hub';
export { knownHubs } from './known-hubs';
export { HuggingFaceHub } from './huggingface/huggingface.hub';
export { findHub, publicHubs } from './public-hubs';
export { sourceOf } from './listing-hub';
export { createSafeFetch } from './http/safe-fetch';
export type { HubSettings, ListingQuery, ReadOptions } from './read-options';
