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
