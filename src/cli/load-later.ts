import type * as App from '../app';
import type * as Backup from '../backup';
import type * as Embedding from '../embedding';
import type * as Evaluation from '../evaluation';
import type * as Hubs from '../hubs';

// What a command needs is loaded at that moment, so that `--help` answers at once. A dynamic
// `import()` would be resolved by the rules of ECMAScript modules, whose file names differ between
// source and build.
/* eslint-disable @typescript-eslint/no-require-imports, @typescript-eslint/no-unsafe-return */
export const loadApp = (): typeof App => require('../app');
export const loadBackup = (): typeof Backup => require('../backup');
export const loadHubs = (): typeof Hubs => require('../hubs');
export const loadEmbedding = (): typeof Embedding => require('../embedding');
export const loadEvaluation = (): typeof Evaluation => require('../evaluation');
