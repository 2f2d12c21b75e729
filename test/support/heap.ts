import v8 from 'node:v8';
import vm from 'node:vm';

v8.setFlagsFromString('--expose-gc');
const context = vm.createContext();
const collect = new vm.Script('gc()');

/** Takes out of memory what nothing refers to. */
export function collectGarbage(): void {
  collect.runInContext(context);
  collect.runInContext(context);
}

/** Bytes of the heap, and of buffers, that something still refers to. */
export function liveBytes(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
