import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { endWith } from '../../../src/app/http/written';

it('cuts off a client that does not read its answer, and waits for it until then', async () => {
  const server = createServer();
  const outcome = new Promise<ServerResponse>((resolve) => {
    server.on('request', (request, response) => {
      void endWith(response, 'x'.repeat(32_000_000), 100).then(() => resolve(response));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.on('error', () => undefined).pause();
  client.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n');
  const response = await outcome;
  client.destroy();
  server.close();
  expect(response.destroyed).toBe(true);
});
