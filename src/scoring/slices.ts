import { setImmediate } from 'node:timers/promises';

/** Well under the 10 ms that nobody else should have to wait. */
const SLICE_MILLISECONDS = 4;

/** Runs to the end at once. */
export function finish<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Runs to the end, giving the event loop back every few milliseconds. */
export async function finishInSlices<Result>(steps: Generator<void, Result>): Promise<Result> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < SLICE_MILLISECONDS) continue;
    await setImmediate();
    since = performance.now();
  }
}
