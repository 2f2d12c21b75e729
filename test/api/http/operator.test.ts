import { EventEmitter, once } from 'node:events';
import { request } from 'node:http';
import type { OperatorCommands } from '../../../src/app/http/operator.handler';
import { Readiness } from '../../../src/app/readiness';
import { operationSignal, unlessAborted } from '../../../src/platform/cancellation';
import { currentActor } from '../../../src/platform/database/actor';
import { CancelledError, InvalidInputError } from '../../../src/platform/errors';
import { askServer } from '../../../src/platform/operator/ask-server';
import { startTinyApp, type TinyApp } from './tiny-app';

const KEY = 'key-of-the-operator';
/** Work that only its signal ends, and with what it did. */
const work = new EventEmitter();
const commands: OperatorCommands = {
  repeat: async function* (input) {
    yield `${JSON.stringify(input)}\n`;
    yield await Promise.resolve(currentActor().principal);
    return 'done';
  },
  'keep-one': async function* () {
    yield await Promise.resolve(currentActor().operation);
  },
  fail: async function* () {
    yield await Promise.resolve('so far\n');
    throw new InvalidInputError('input.first', 'a number');
  },
  break: async function* () {
    yield await Promise.resolve('so far\n');
    throw new TypeError('the secret is swordfish');
  },
  work: async function* () {
    yield await Promise.resolve('begun\n');
    try {
      await unlessAborted(new Promise(() => undefined), operationSignal() ?? AbortSignal.abort());
    } catch (error) {
      work.emit('end', error);
      throw error;
    }
  },
  endless: async function* () {
    for (;;) yield await Promise.resolve('x'.repeat(1_000_000));
  },
};

describe('the operator of the embedded database', () => {
  const readiness = new Readiness();
  let listening: TinyApp;
  beforeAll(async () => {
    listening = await startTinyApp({ operator: { commands, key: KEY, ready: readiness.reached } });
  });
  afterAll(() => listening.stop());

  const ask = (command: string, input: unknown = {}, key = KEY) =>
    askServer({ process: process.pid, url: listening.url, key }, { command, input });

  async function textOf(answer: AsyncIterable<string>): Promise<string> {
    let text = '';
    for await (const piece of answer) text += piece;
    return text;
  }

  it('is answered when the service is ready, and not before', async () => {
    let isAnswered = false;
    const answer = textOf(ask('repeat', { one: 1 })).finally(() => (isAnswered = true));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isAnswered).toBe(false);
    readiness.reach();
    expect(await answer).toBe('{"one":1}\noperator');
  });

  it('is kept in the audit log as on the command line', async () => {
    expect(await textOf(ask('keep-one'))).toBe('keep one');
  });

  it.each(['null', '[]', '1'])('is told that %s is no input', async (body) => {
    const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
    const url = new URL('/operator/repeat', listening.url);
    const answer = await fetch(url, { method: 'POST', headers, body });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('JSON object')]);
  });

  it('is not believed through a proxy that names itself', async () => {
    const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
    const ask = (more: Record<string, string>) =>
      fetch(new URL('/operator/keep-one', listening.url), {
        ...{ method: 'POST', body: '{}', headers: { ...headers, ...more } },
      });
    expect((await ask({})).status).toBe(200);
    expect((await ask({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(401);
    expect((await ask({ forwarded: 'for=203.0.113.9' })).status).toBe(401);
  });

  it('is told what failed in its own terms', async () => {
    await expect(textOf(ask('fail'))).rejects.toMatchObject({ field: 'input.first', expected: 'a number' });
  });

  it('is nobody without the key', async () => {
    await expect(textOf(ask('repeat', {}, 'another'))).rejects.toThrow(/answers with status 401/);
    await expect(textOf(ask('repeat', {}, ''))).rejects.toThrow(/answers with status 401/);
  });

  it.each(['nothing', 'toString', '__proto__'])('has no command %s', async (command) => {
    await expect(textOf(ask(command))).rejects.toThrow(/answers with status 404/);
  });

  it('may go away in the middle of an answer', async () => {
    const answer = ask('endless');
    expect((await answer.next()).value).toHaveLength(1_000_000);
    await answer.return(undefined);
    expect(await textOf(ask('repeat'))).toContain('operator');
  });

  it('ends what is done for it by going away', async () => {
    const ended = once(work, 'end');
    const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
    const leaving = request(`${listening.url}/operator/work`, { method: 'POST', headers }, (response) =>
      response.on('error', () => undefined).once('data', () => leaving.destroy()),
    );
    leaving.on('error', () => undefined).end('{}');
    expect(await ended).toEqual([expect.any(CancelledError)]);
  });

  it('is told of a failure that nobody foresaw only where it is kept', async () => {
    const { length } = listening.lines;
    const failure: unknown = await textOf(ask('break')).catch((error: unknown) => error);
    const [told, ...more] = listening.lines.slice(length).filter(({ level }) => level === 'error');
    expect(more).toEqual([]);
    expect(told).toMatchObject({ msg: 'an unexpected error was masked', err: { type: 'TypeError' } });
    expect(String(failure)).toContain(String(told?.errorId));
    expect(String(failure)).not.toContain('swordfish');
  });

  it('is unavailable where no server answers', async () => {
    const gone = { process: 1, url: 'http://127.0.0.1:1', key: KEY };
    await expect(textOf(askServer(gone, { command: 'repeat', input: {} }))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
  });

  it('sends commands, and reads nothing by GET', async () => {
    const status = await new Promise((resolve) => {
      const headers = { authorization: `Bearer ${KEY}` };
      request(`${listening.url}/operator/repeat`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBe(405);
  });
});
