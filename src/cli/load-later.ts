import { createRequire } from 'node:module';
import type * as App from '../app';
import type * as Backup from '../backup';
import type * as Embedding from '../embedding';
import type * as Evaluation from '../evaluation';
import type * as Hubs from '../hubs';
import type * as Mcp from '../mcp';

// What a command needs is loaded at that moment, so that `--help` answers at once. A dynamic
// `import()` would be resolved by the rules of ECMAScript modules, whose file names differ between
// source and build.
const load: <Module>(place: string) => Module = createRequire(__filename);

export const loadApp = (): typeof App => load('../app');
export const loadBackup = (): typeof Backup => load('../backup');
export const loadHubs = (): typeof Hubs => load('../hubs');
export const loadMcp = (): typeof Mcp => load('../mcp');
export const loadEmbedding = (): typeof Embedding => load('../embedding');
export const loadEvaluation = (): typeof Evaluation => load('../evaluation');
