import { EventEmitter, once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { endInTime, endWith } from '../../../src/app/http/written';

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

it('cuts off who takes too long for what is sent whole, by how long that is', () => {
  jest.useFakeTimers();
  const sent = () =>
    Object.assign(new EventEmitter(), { destroyed: false, end: jest.fn(), destroy: jest.fn() });
  const [slow, quick] = [sent(), sent()];
  for (const response of [slow, quick])
    endInTime(response as unknown as ServerResponse, Buffer.alloc(100_000));
  quick.emit('close');
  jest.advanceTimersByTime(11_900);
  expect([slow.end, slow.destroy].map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
  jest.advanceTimersByTime(200);
  expect(slow.destroy).toHaveBeenCalledTimes(1);
  expect(quick.destroy).not.toHaveBeenCalled();
  jest.useRealTimers();
});
