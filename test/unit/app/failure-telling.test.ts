import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpError, type Exchange } from '../../../src/app/http/exchange';
import { requestListener } from '../../../src/app/http/listener';
import { createLog } from '../../../src/platform/log';
import { Metrics } from '../../../src/platform/metrics';

describe('a failure that is told in a way of its own', () => {
  let server: Server;
  const failing = (tell: NonNullable<Exchange['tell']>) => ({
    name: 'failing',
    handle: (exchange: Exchange) => {
      exchange.tell = tell;
      throw new HttpError(404, 'NOT_FOUND', 'There is nothing.');
    },
  });

  beforeAll(async () => {
    const routes = new Map([
      ['/told', failing(() => Promise.reject(new Error('The page cannot be written.')))],
      [
        '/thrown',
        failing(() => {
          throw new Error('The page cannot be written.');
        }),
      ],
    ]);
    server = createServer(requestListener({ routes, log: createLog('silent'), metrics: new Metrics() }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());

  it.each(['/told', '/thrown'])('is told as JSON where that fails: %s', async (path) => {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });
});
