export type { App } from './app';
export { migrationNames } from './data-source';
export { createApp, type AppUse } from './create-app';
export {
  openBackups,
  openDoctor,
  openReporting,
  printSdl,
  startOwnService,
  startService,
} from './load-later';
export { openEncoder } from './own-encoder';
export { syncFaults } from './sync/sync-targets';
export { untilSignal, untilStartIsGivenUp } from './until-signal';
