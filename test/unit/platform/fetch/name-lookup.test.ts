import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { boundedResolve, LookupError, type LookupRules } from '../../../../src/platform/fetch/name-lookup';

/** What a name server says to a question: an address, that there is no such name, or nothing. */
type Said = { readonly A: string; readonly isSilentOnAAAA?: true } | 'NXDOMAIN' | 'SILENCE';

const asksForA = (question: Buffer): boolean => question.readUInt16BE(question.indexOf(0, 12) + 1) === 1;

/** The parts of RFC 1035, 4 that it takes to answer one question by one address of four bytes. */
function answerTo(question: Buffer, said: Exclude<Said, 'SILENCE'>): Buffer {
  const end = question.indexOf(0, 12) + 5;
  const isKnown = said !== 'NXDOMAIN';
  const header = Buffer.alloc(12);
  question.copy(header, 0, 0, 2);
  header.writeUInt16BE(isKnown ? 0x8180 : 0x8183, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(isKnown && asksForA(question) ? 1 : 0, 6);
  const record =
    isKnown && asksForA(question)
      ? Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...said.A.split('.').map(Number)])
      : Buffer.alloc(0);
  return Buffer.concat([header, question.subarray(12, end), record]);
}

const nameOf = (question: Buffer): string => {
  const labels: string[] = [];
  for (let at = 12; question[at] !== 0; at += (question[at] ?? 0) + 1)
    labels.push(question.toString('latin1', at + 1, at + 1 + (question[at] ?? 0)));
  return labels.join('.');
};

let server: Socket;
let address: string;
const known: Record<string, Said> = {
  'half.example': { A: '192.0.2.6', isSilentOnAAAA: true },
  'quick.example': { A: '192.0.2.7' },
  'overridden.example': { A: '192.0.2.8' },
};
beforeAll(async () => {
  server = createSocket('udp4').bind(0, '127.0.0.1');
  await once(server, 'listening');
  address = `127.0.0.1:${server.address().port}`;
  server.on('message', (question, { port }) => {
    const name = nameOf(question);
    const said = known[name] ?? (name.startsWith('slow') ? 'SILENCE' : 'NXDOMAIN');
    if (said === 'SILENCE' || (said !== 'NXDOMAIN' && said.isSilentOnAAAA && !asksForA(question))) return;
    server.send(answerTo(question, said), port, '127.0.0.1');
  });
});
afterAll(() => void server.close());

const system = (host: string) => Promise.resolve([{ address: `system of ${host}`, family: 4 }]);
const resolveBy = (rules: Partial<LookupRules> = {}) =>
  boundedResolve({
    ...{ isChosen: () => false, nameServers: [address], longestMs: 1_500, system },
    ...rules,
  });

it('tells other names while the servers of many say nothing, and gives those up', async () => {
  const resolve = resolveBy({ system: () => new Promise(() => undefined) });
  const begun = Date.now();
  const slow = Array.from({ length: 12 }, (_, n) =>
    resolve(`slow-${n}.example`).catch((error: unknown) => error),
  );
  expect(await resolve('quick.example')).toEqual([{ address: '192.0.2.7', family: 4 }]);
  expect(Date.now() - begun).toBeLessThan(1_000);
  for (const outcome of await Promise.all(slow)) expect(outcome).toBeInstanceOf(LookupError);
});

it('takes the addresses of one kind where nothing is said about the other', async () => {
  expect(await resolveBy()('half.example')).toEqual([{ address: '192.0.2.6', family: 4 }]);
});

it('asks the machine for what its hosts file names, and for hosts that were chosen, alone', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'hosts-'));
  const hostsFile = path.join(folder, 'hosts');
  await writeFile(hostsFile, '192.0.2.9  Overridden.example other # slow-comment.example\n');
  const resolve = resolveBy({ hostsFile, isChosen: (host) => host === 'slow-chosen.example' });
  for (const host of ['overridden.example', 'other', 'slow-chosen.example'])
    expect(await resolve(host)).toEqual([{ address: `system of ${host}`, family: 4 }]);
  expect(await resolve('quick.example')).toEqual([{ address: '192.0.2.7', family: 4 }]);
  await expect(resolve('slow-comment.example')).rejects.toThrow(
    'the name slow-comment.example could not be looked up: ETIMEOUT',
  );
  await rm(folder, { recursive: true });
});

it('finds localhost as the machine does', async () => {
  const resolve = boundedResolve({ isChosen: () => false, nameServers: [address] });
  expect((await resolve('localhost')).map(({ address: found }) => found)).toContain('127.0.0.1');
});

it('asks the machine for what the servers do not know, one name at a time', async () => {
  const asked: string[] = [];
  let most = 0;
  let atOnce = 0;
  const resolve = resolveBy({
    system: async (host) => {
      asked.push(host);
      most = Math.max(most, ++atOnce);
      await new Promise((done) => setTimeout(done, 20));
      atOnce -= 1;
      throw new Error(`getaddrinfo ENOTFOUND ${host}`);
    },
  });
  const hosts = ['a.unknown', 'b.unknown', 'c.unknown'];
  for (const outcome of await Promise.allSettled(hosts.map(resolve)))
    expect(outcome).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringContaining('ENOTFOUND') as string },
    });
  expect([most, asked.sort()]).toEqual([1, hosts]);
});

it('gives a name up whose turn does not come, and goes on with the next', async () => {
  const held: (() => void)[] = [];
  const asked: string[] = [];
  const resolve = resolveBy({
    system: (host) => {
      asked.push(host);
      return new Promise((done) => held.push(() => done([])));
    },
  });
  const all = ['a.unknown', 'b.unknown'].map((host) => resolve(host).catch((error: unknown) => error));
  for (const outcome of await Promise.all(all)) expect(outcome).toBeInstanceOf(LookupError);
  held.forEach((done) => done());
  await new Promise((done) => setImmediate(done));
  expect(asked).toHaveLength(1);
  const third = resolve('c.unknown');
  while (asked.length < 2) await new Promise((done) => setTimeout(done, 5));
  held.forEach((done) => done());
  await third;
  expect(asked.at(-1)).toBe('c.unknown');
});
