export type { App } from './app';
export { createApp } from './create-app';
export { openEncoder } from './own-encoder';
export { startService } from './start-service';
export { printSdl } from './subgraph';
export { syncFaults } from './sync/sync-targets';
export { untilSignal } from './until-signal';
