import { Lookups } from '../../../src/access/lookups';
import { newSecret } from '../../../src/access/token/token-secret';
import { TokenViewers } from '../../../src/access/token/token-viewers';
import { createLog } from '../../../src/platform/log';

it('reads again what is changed while it is being read', async () => {
  const reading: ((isThere: boolean) => void)[] = [];
  const token = {
    ...{ id: 'a', name: 'a', scopes: ['read'] as const, isForEveryPublisher: true },
    ...{ expiresAt: null, grants: [] },
  };
  const viewers = new TokenViewers({
    tokens: {
      findByHash: () => new Promise((found) => reading.push((isThere) => found(isThere ? token : null))),
      touch: () => Promise.resolve(),
    },
    lookups: new Lookups(),
    log: createLog('silent'),
  });
  const turn = () => new Promise((next) => setImmediate(next));
  const found = viewers.find(newSecret());
  await turn();
  viewers.forget();
  reading[0]?.(true);
  await turn();
  expect(reading).toHaveLength(2);
  reading[1]?.(false);
  expect(await found).toBeNull();
});
