import {
  backOff,
  checkStatus,
  PassingFailure,
  DEFAULT_RETRY_POLICY,
  retryAfterOf,
  retrying,
} from '../../../../src/platform/fetch/retry';
import { RefusedAddressError } from '../../../../src/platform/fetch/refused-address';
import { UnavailableError } from '../../../../src/platform/errors';
import { aClock } from '../../hubs/http-support';

const NOW = Date.UTC(2026, 0, 1);

it('backs off exponentially, up to a cap, half of it by chance', () => {
  const waits = (chance: number) =>
    [1, 2, 3, 9].map((failures) => backOff(failures, () => chance, DEFAULT_RETRY_POLICY));
  expect(waits(0)).toEqual([500, 1000, 2000, 30_000]);
  expect(waits(0.5)).toEqual([750, 1500, 3000, 45_000]);
});

it('reads Retry-After as seconds or as a date', () => {
  expect(retryAfterOf('7', NOW)).toBe(7000);
  expect(retryAfterOf('Thu, 01 Jan 2026 00:00:30 GMT', NOW)).toBe(30_000);
  expect(retryAfterOf('Wed, 31 Dec 2025 00:00:00 GMT', NOW)).toBe(0);
  expect(retryAfterOf('soon', NOW)).toBeNull();
  expect(retryAfterOf(null, NOW)).toBeNull();
});

it('tells passing answers from lasting ones', () => {
  const check = (status: number) => () => checkStatus(new Response('', { status }), 'http://hub.test/', NOW);
  expect(check(200)).not.toThrow();
  for (const status of [429, 500, 503]) expect(check(status)).toThrow(PassingFailure);
  expect(check(404)).toThrow('http://hub.test/ answered 404.');
  expect(check(404)).not.toThrow(PassingFailure);
});

describe('retrying', () => {
  const failing = (...failures: Error[]) =>
    jest.fn(() => {
      const failure = failures.shift();
      return failure === undefined ? Promise.resolve('done') : Promise.reject(failure);
    });
  const aPace = () => ({ clock: aClock(), random: () => 0, policy: DEFAULT_RETRY_POLICY });

  it('waits as long as it backs off, or longer when the server asks for it', async () => {
    const pace = aPace();
    const attempt = failing(new PassingFailure('busy'), new PassingFailure('busy', 20_000));
    await expect(retrying(attempt, pace)).resolves.toBe('done');
    expect(pace.clock.slept).toEqual([500, 20_000]);
  });

  it('tries a broken connection again, but no refusal and no lasting answer', async () => {
    const pace = aPace();
    const broken = new UnavailableError('cut', { cause: new Error('ECONNRESET') });
    await expect(retrying(failing(broken), pace)).resolves.toBe('done');
    for (const lasting of [
      new UnavailableError('404'),
      new RefusedAddressError('x', 'loopback'),
      new Error('bug'),
    ])
      await expect(retrying(failing(lasting), pace)).rejects.toBe(lasting);
    expect(pace.clock.slept).toEqual([500]);
  });

  it('gives up in the end, or when it would have to wait too long', async () => {
    const pace = aPace();
    const policy = { ...DEFAULT_RETRY_POLICY, attempts: 3 };
    const always = jest.fn(() => Promise.reject(new PassingFailure('busy')));
    await expect(retrying(always, { ...pace, policy })).rejects.toThrow('busy');
    expect(always).toHaveBeenCalledTimes(3);
    await expect(retrying(failing(new PassingFailure('Busy.', 3_600_000)), pace)).rejects.toThrow(
      'Busy. It asks to wait 3600 s, which is too long.',
    );
  });

  it('ends when it is stopped', async () => {
    const { signal } = aborted();
    await expect(retrying(failing(new PassingFailure('busy')), { ...aPace(), signal })).rejects.toThrow(
      'abort',
    );
  });
});

function aborted(): AbortController {
  const controller = new AbortController();
  controller.abort();
  return controller;
}
