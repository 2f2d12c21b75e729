import type { ServerResponse } from 'node:http';
import { PassThrough } from 'node:stream';
import { EventConnections } from '../../../src/app/http/event-connections';

it('gives back the place of a connection that was reserved and that nobody came for', () => {
  jest.useFakeTimers();
  const release = jest.fn();
  const connections = new EventConnections(new AbortController().signal);
  const token = connections.reserve({ key: 'address:192.0.2.1', isLimited: true }, release);
  const carried = connections.get(token).carry('a');
  jest.advanceTimersByTime(9_000);
  expect([carried.destroyed, release.mock.calls.length]).toEqual([false, 0]);
  jest.advanceTimersByTime(2_000);
  expect([carried.destroyed, release.mock.calls.length]).toEqual([true, 1]);
  expect(() => connections.get(token)).toThrow('PUT reserves one');
  jest.useRealTimers();
});

it('says no more of an operation that was left, whose id may be used again', async () => {
  const connections = new EventConnections(new AbortController().signal);
  const connection = connections.get(
    connections.reserve({ key: 'address:192.0.2.1', isLimited: true }, jest.fn()),
  );
  const response = Object.assign(new PassThrough(), { writeHead: jest.fn(), flushHeaders: jest.fn() });
  connection.sendBy(response as unknown as ServerResponse);
  const left = connection.carry('a');
  connection.leave('a');
  const other = connection.carry('a');
  for (const operation of [left, other]) {
    await operation.next('{}');
    await operation.complete();
  }
  connection.end();
  expect(String(response.read())).toBe(
    'event: next\ndata: {"id":"a","payload":{}}\n\nevent: complete\ndata: {"id":"a"}\n\n',
  );
});

it('reserves nothing while the server stops', () => {
  const release = jest.fn();
  const connections = new EventConnections(AbortSignal.abort());
  expect(() => connections.reserve({ key: 'address:192.0.2.1', isLimited: true }, release)).toThrow(
    'being stopped',
  );
  expect(release).toHaveBeenCalledTimes(1);
});
