import { setImmediate } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite' with { 'resolution-mode': 'import' };

/** Well under the 10 ms that nobody else should have to wait. */
const SLICE_MILLISECONDS = 4;

/**
 * The same database, as the driver uses it, giving the event loop back between messages once it
 * was held for some milliseconds. It answers at once, so one statement after the other would
 * otherwise keep requests and signals waiting until the last.
 */
export function answeringInTurns(lite: PGlite): PGlite {
  let since = performance.now();
  const execProtocolStream: PGlite['execProtocolStream'] = async (message, options) => {
    const answer = await lite.execProtocolStream(message, options);
    if (performance.now() - since >= SLICE_MILLISECONDS) {
      await setImmediate();
      since = performance.now();
    }
    return answer;
  };
  return new Proxy(lite, {
    get: (target, name): unknown =>
      name === 'execProtocolStream' ? execProtocolStream : Reflect.get(target, name, target),
  });
}
