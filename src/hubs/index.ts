export * from './records';
export { faultFields, withFound, type Fault } from './fault';
export type { Hub, HubDefinition, HubStanding } from './hub';
export { knownHubs } from './known-hubs';
export { HuggingFaceHub } from './huggingface/huggingface.hub';
export { findHub, publicHubs } from './public-hubs';
export { sourceOf } from './listing-hub';
export { createSafeFetch } from './http/safe-fetch';
export type { HubSettings, ListingQuery, ReadOptions } from './read-options';
