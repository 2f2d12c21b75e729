import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { lockDataFolder } from '../../../src/platform/database/data-folder.lock';
import { InvalidInputError, UnavailableError } from '../../../src/platform/errors';
import { announceServer, findServer, newKey } from '../../../src/platform/operator/announced-server';
import { asLines, fromLines, type Answer, type Identify } from '../../../src/platform/operator/messages';
import { RefusedError } from '../../../src/platform/refusal';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

function aDataFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rootstock-operator-'));
  folders.push(folder);
  return folder;
}

/** Where nothing is to fail that was not foreseen. */
const unforeseen = (error: unknown): never => {
  throw error;
};

/** What comes out on the other side, and how it ends. */
async function sent(
  answer: Answer,
  identify: Identify = unforeseen,
): Promise<{ texts: string[]; result?: unknown; error?: unknown }> {
  const texts: string[] = [];
  const lines = fromLines(withoutEnds(asLines(answer, identify)));
  try {
    let step = await lines.next();
    for (; step.done !== true; step = await lines.next()) texts.push(step.value);
    return { texts, result: step.value };
  } catch (error) {
    return { texts, error };
  }
}

async function* withoutEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) {
    expect(line).toMatch(/^[^\n]+\n$/);
    yield line.slice(0, -1);
  }
}

/** Gives out texts, then ends with a result or an error. */
async function* answering(texts: string[], end: () => unknown): Answer {
  for (const text of texts) yield await Promise.resolve(text);
  return end();
}

const failing = (error: Error): (() => never) => {
  return () => {
    throw error;
  };
};

describe('an answer that another process gives', () => {
  it('has its texts in order, line ends and all, and its result', async () => {
    const texts = ['one\n', 'two\nthree "four"', ''];
    expect(await sent(answering(texts, () => ({ rows: 3 })))).toEqual({ texts, result: { rows: 3 } });
  });

  it('fails as it failed there, after what came before', async () => {
    const { texts, error } = await sent(
      answering(['one'], failing(new InvalidInputError('input.first', 'a number'))),
    );
    expect(texts).toEqual(['one']);
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error).toMatchObject({ field: 'input.first', expected: 'a number', code: 'BAD_USER_INPUT' });
  });

  it.each([
    [new UnavailableError('It is away.', { hint: 'Wait.' }), { code: 'UNAVAILABLE', hint: 'Wait.' }],
    [
      new RefusedError([{ field: ['input', 'slug'], code: 'TAKEN', message: 'It is taken.' }]),
      { faults: [{ code: 'TAKEN' }] },
    ],
  ])('keeps what is known of %s', async (failure, known) => {
    const { error } = await sent(answering([], failing(failure)));
    expect(error).toMatchObject({ message: failure.message, ...known });
  });

  it('tells nothing of a failure that was not foreseen but the id that it is kept under', async () => {
    const kept: unknown[] = [];
    const failure = new TypeError('the secret is swordfish');
    const { error } = await sent(answering([], failing(failure)), (one) => `id-${kept.push(one)}`);
    expect(error).toMatchObject({ message: 'The server failed; its log says how, under id-1.' });
    expect(kept).toEqual([failure]);
  });

  it('ends where nobody reads more of it', async () => {
    let hasEnded = false;
    async function* endless(): Answer {
      try {
        for (;;) yield await Promise.resolve('more');
      } finally {
        hasEnded = true;
      }
    }
    const lines = asLines(endless(), unforeseen);
    await lines.next();
    expect(hasEnded).toBe(false);
    await lines.return();
    expect(hasEnded).toBe(true);
  });

  it('is unavailable where it breaks off', async () => {
    const lines = fromLines(
      withoutEnds(
        asLines(
          answering(['one'], () => null),
          unforeseen,
        ),
      ),
    );
    const [first] = [await lines.next()];
    expect(first.value).toBe('one');
    const cut = fromLines(
      (async function* () {
        yield await Promise.resolve('{"kind":"text","text":"one"}');
      })(),
    );
    await cut.next();
    await expect(cut.next()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('a server that has a data folder', () => {
  it('is found by its owner, until it takes that back', () => {
    const folder = aDataFolder();
    const unlock = lockDataFolder(folder);
    const key = newKey();
    const { ready, withdraw } = announceServer(folder, { url: 'http://127.0.0.1:4123', key });
    const told = { process: process.pid, url: 'http://127.0.0.1:4123', key };
    expect(findServer(folder)).toEqual({ ...told, isReady: false });
    ready();
    expect(findServer(folder)).toEqual({ ...told, isReady: true });
    expect(fs.statSync(path.join(folder, 'server.json')).mode & 0o777).toBe(0o600);
    withdraw();
    expect(findServer(folder)).toBeNull();
    unlock();
  });

  it.each([
    ['http://0.0.0.0:4123', 'http://127.0.0.1:4123'],
    ['http://[::]:4123', 'http://[::1]:4123'],
    ['http://192.0.2.7:4123', 'http://192.0.2.7:4123'],
  ])('that answers at %s is asked at %s', (url, asked) => {
    const folder = aDataFolder();
    const unlock = lockDataFolder(folder);
    const { withdraw } = announceServer(folder, { url, key: newKey() });
    expect(findServer(folder)?.url).toBe(asked);
    withdraw();
    unlock();
  });

  it('is not found where the process that said so has no lock any more', () => {
    const folder = aDataFolder();
    const unlock = lockDataFolder(folder);
    announceServer(folder, { url: 'http://127.0.0.1:4123', key: newKey() });
    unlock();
    expect(findServer(folder)).toBeNull();
  });

  it('makes another key each time', () => {
    expect(newKey()).not.toBe(newKey());
    expect(Buffer.from(newKey(), 'base64url')).toHaveLength(32);
  });
});
