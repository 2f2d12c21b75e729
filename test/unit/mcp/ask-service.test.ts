import { askService } from '../../../src/mcp';

const question = { query: '{ a }', variables: {} };
const ask = (signal = new AbortController().signal) =>
  askService({ url: 'http://127.0.0.1:4000', token: null }, question, signal);

const answering = (work: () => Promise<Response>) => jest.spyOn(globalThis, 'fetch').mockImplementation(work);

afterEach(() => jest.restoreAllMocks());

describe('a service that is asked', () => {
  it('says when it may be asked again', async () => {
    const errors = [{ message: 'It is too much.', extensions: { code: 'RATE_LIMITED' } }];
    answering(() =>
      Promise.resolve(Response.json({ errors }, { status: 429, headers: { 'retry-after': '7' } })),
    );
    expect((await ask()).faults).toMatchObject([{ message: 'It is too much. Try again in 7 s.' }]);
  });

  it('is told from something else that answers there, and from nothing', async () => {
    answering(() => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 })));
    await expect(ask()).rejects.toThrow(/, with status 502, is no Rootstock\.$/);
    answering(() => Promise.reject(new TypeError('fetch failed')));
    await expect(ask()).rejects.toThrow('The server http://127.0.0.1:4000 does not answer.');
  });

  it('fails for the reason that the question was called off for', async () => {
    const calledOff = new AbortController();
    answering(() => Promise.reject(new TypeError('terminated')));
    calledOff.abort(new Error('Nobody waits any more.'));
    await expect(ask(calledOff.signal)).rejects.toThrow('Nobody waits any more.');
  });
});
