import { createRequire } from 'node:module';
import type * as OfBackup from './create-backup';
import type * as OfDoctor from './create-doctor';
import type * as OfReporting from './create-reporting';
import type * as OfService from './start-service';
import type * as OfSubgraph from './subgraph';

// What serves, and what only some commands do, is loaded at that moment, so that a command that
// answers reads none of it. A dynamic `import()` would be resolved by the rules of ECMAScript
// modules, whose file names differ between source and build.
const load: <Module>(place: string) => Module = createRequire(__filename);

const service = (): typeof OfService => load('./start-service');

export const openBackups: typeof OfBackup.openBackups = (...given) =>
  load<typeof OfBackup>('./create-backup').openBackups(...given);
export const openDoctor: typeof OfDoctor.openDoctor = (...given) =>
  load<typeof OfDoctor>('./create-doctor').openDoctor(...given);
export const openReporting: typeof OfReporting.openReporting = (...given) =>
  load<typeof OfReporting>('./create-reporting').openReporting(...given);
export const startOwnService: typeof OfService.startOwnService = (...given) =>
  service().startOwnService(...given);
export const startService: typeof OfService.startService = (...given) => service().startService(...given);
export const printSdl: typeof OfSubgraph.printSdl = () => load<typeof OfSubgraph>('./subgraph').printSdl();
