import type * as App from '../app';

/**
 * Loads the application at the moment that a command needs it, so that `--help` answers at once. A
 * dynamic `import()` would be resolved by the rules of ECMAScript modules, whose file names differ
 * between source and build.
 */
// eslint-disable-next-line @typescript-eslint/no-require-imports, @typescript-eslint/no-unsafe-return
export const loadApp = (): typeof App => require('../app');
