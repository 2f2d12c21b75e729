// jest evaluates every module anew for each test file, in a realm of its own where each global name
// is looked up through a proxy: that took longer than the tests. Here a worker has one realm, and
// loads sources and packages once, as the program does; only tests and their helpers are evaluated
// for each file. A test file that mocks a source gets sources and packages of its own; only the
// embedded database, which is WebAssembly, is shared with it.
const fs = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const vm = require('node:vm');
const { default: Runtime } = require('jest-runtime');

const PGLITE = `${path.sep}@electric-sql${path.sep}pglite${path.sep}`;
const TESTS = path.resolve(__dirname, '..') + path.sep;

/** The runtime of the file that runs: its cache of transformed files serves the sources too. */
let current;
const load = (module, file) => module._compile(current.transformCache.transform(file), file);
require.extensions['.ts'] = load;
require.extensions['.tsx'] = load;

module.exports = class SharedRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    const { executor } = this;
    this.hasOwnSources = fs.readFileSync(this._testPath, 'utf8').includes('jest.mock(');
    executor.compile = (code, filename) =>
      vm.compileFunction(code, executor.injectedModuleParameters, { filename });
    current = this;
  }

  requireModule(from, name, options, isActual) {
    const isJests = options?.isInternalModule || (name !== undefined && this._resolution.isCoreModule(name));
    if (!isJests) {
      const file = name === undefined ? from : createRequire(from).resolve(name);
      const isShared = this.hasOwnSources ? file.includes(PGLITE) : !file.startsWith(TESTS);
      if (isShared) return require(file);
    }
    return super.requireModule(from, name, options, isActual);
  }

  /** The process is everybody's: jest would leave one of this runtime's own functions on it. */
  installGetBuiltinModule() {}
};
