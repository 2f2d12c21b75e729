import { Client } from 'pg';
import { Presence } from '../../../../src/platform/database/presence';

/** Longer than a process waits before it connects again. */
const A_WHILE_MS = 1_000;

/** A server that may refuse to tell what others write. */
class FakeServer {
  readonly clients: Client[] = [];
  listens = true;

  constructor() {
    const { clients } = this;
    const query = (text: string) => {
      if (text.startsWith('LISTEN') && !this.listens)
        return Promise.reject(new Error('Nobody may listen now.'));
      return Promise.resolve({ rows: [{ isIn: true, file: 7 }] });
    };
    // Types of the spy know the forms with a callback, which nobody uses.
    /* eslint-disable @typescript-eslint/no-misused-promises */
    jest.spyOn(Client.prototype, 'connect').mockImplementation(function (this: Client) {
      clients.push(this);
      return Promise.resolve(this);
    });
    jest.spyOn(Client.prototype, 'query').mockImplementation(query);
    jest.spyOn(Client.prototype, 'end').mockImplementation(function (this: Client) {
      this.emit('end');
      return Promise.resolve();
    });
    /* eslint-enable @typescript-eslint/no-misused-promises */
  }

  /** Ends the connection that was made last. */
  cut(): void {
    this.clients.at(-1)?.emit('end');
  }
}

let server: FakeServer;
let written: number;
let presence: Presence;

beforeEach(() => {
  jest.useFakeTimers();
  server = new FakeServer();
  written = 0;
  presence = new Presence(
    { url: 'postgres://127.0.0.1/any', options: '' },
    { onReplaced: () => undefined, onWritten: () => (written += 1) },
  );
});
afterEach(async () => {
  await presence.leave();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

it('does not come back where it never was', async () => {
  server.listens = false;
  await expect(presence.enter()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await jest.advanceTimersByTimeAsync(A_WHILE_MS);
  expect(server.clients).toHaveLength(1);
});

it('connects once at a time while the server refuses to tell what others write', async () => {
  await presence.enter();
  server.listens = false;
  server.cut();
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    expect(jest.getTimerCount()).toBe(1);
    await jest.advanceTimersToNextTimerAsync();
    expect(server.clients).toHaveLength(1 + attempt);
  }
  server.listens = true;
  expect(written).toBe(1);
  await jest.advanceTimersToNextTimerAsync();
  expect(written).toBe(2);
  expect(jest.getTimerCount()).toBe(0);
  server.cut();
  await jest.advanceTimersToNextTimerAsync();
  expect(written).toBe(3);
});
