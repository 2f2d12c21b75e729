import { createServer, type Server, type Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createSafeFetch } from '../../../../src/platform/fetch/safe-fetch';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const sockets: Socket[] = [];
let server: Server | undefined;
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await new Promise((done) => (server === undefined ? done(null) : server.close(done)));
});

/** The address of a server that does as it is told once it is asked. */
async function serverThat(answers: (socket: Socket) => void): Promise<string> {
  const made = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => answers(socket));
  });
  server = made;
  await new Promise<void>((done) => made.listen(0, '127.0.0.1', done));
  const at = made.address();
  return `http://127.0.0.1:${typeof at === 'object' ? at?.port : ''}/`;
}

const outcome = async (url: string): Promise<string> => {
  const fetch = createSafeFetch({ allowPrivate: true });
  const collecting = setInterval(collectGarbage, 50);
  const patience = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const asked = fetch(url, { totalMs: 300, signal: patience.signal })
    .then(async (response) => `${response.status} ${await response.text()}`)
    .catch((error: unknown) => String((error as Error).cause));
  const still = new Promise<string>((resolve) => (timer = setTimeout(() => resolve('still waiting'), 3_000)));
  try {
    return await Promise.race([asked, still]);
  } finally {
    clearInterval(collecting);
    clearTimeout(timer);
  }
};

describe('a server that would hold a request', () => {
  const late = 'TimeoutError: not complete within 0.3 s';

  it.each<[string, (socket: Socket) => void, string]>([
    ['says nothing', () => undefined, late],
    ['sends half a body', (socket) => socket.write('HTTP/1.1 500 No\r\ncontent-length: 9\r\n\r\nhalf'), late],
    [
      'sends a body drop by drop',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 99999\r\n\r\n');
        const drip = setInterval(() => socket.write('.'), 20);
        socket.on('close', () => clearInterval(drip));
      },
      late,
    ],
    [
      'switches protocols',
      (socket) => socket.write('HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
      'Error: it answered 101, which was not asked for',
    ],
    [
      'gives a reason that is none',
      (socket) => socket.end('HTTP/1.1 200 O\x01K\r\ncontent-length: 2\r\n\r\nhi'),
      '200 hi',
    ],
  ])('is left in time when it %s, whatever is collected meanwhile', async (_what, answers, expected) => {
    expect(await outcome(await serverThat(answers))).toBe(expected);
  });

  it('is left in time while its name is looked up', async () => {
    const fetch = createSafeFetch({ resolve: () => new Promise(() => undefined) });
    await expect(fetch('http://name.example/', { totalMs: 100 })).rejects.toMatchObject({
      cause: { name: 'TimeoutError' },
    });
  });
});
