import { DELAYS_MS, judge, type Reply, type Standing } from '../../../src/webhooks/sending/schedule';

const NOW = Date.UTC(2026, 0, 31);
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const NEXT: Standing = { kind: 'CHANGES', isNext: true, failures: 0, failingSince: null };
const failed = (status: number | null, retryAfterMs: number | null = null): Reply => ({
  ...{ kind: 'failed', outcome: 'HTTP_STATUS', status, error: 'No.', retryAfterMs },
});
const waitOf = (reply: Reply, standing: Partial<Standing> = {}, random = 0.5): number => {
  const verdict = judge(reply, { ...NEXT, ...standing }, NOW, () => random);
  return verdict.state === 'PENDING' ? verdict.nextAttemptAt.getTime() - NOW : NaN;
};

it('waits as Standard Webhooks proposes, a tenth more or less, and a day after that', () => {
  expect(DELAYS_MS.map((_, failures) => waitOf(failed(500), { failures }))).toEqual(DELAYS_MS);
  expect(DELAYS_MS[0]).toBe(5_000);
  expect(waitOf(failed(500), { failures: 12 })).toBe(DAY);
  expect([waitOf(failed(null), {}, 0), waitOf(failed(null), {}, 1)]).toEqual([4_500, 5_500]);
});

it('waits for as long as the receiver asks where that is longer, and no longer than a day', () => {
  expect(waitOf(failed(429, 10 * MINUTE))).toBe(10 * MINUTE);
  expect(waitOf(failed(503, 1_000))).toBe(5_000);
  expect(waitOf(failed(503, 30 * DAY))).toBe(DAY);
});

it('remembers when it began to fail', () => {
  const failingSince = new Date(NOW - HOUR);
  expect(judge(failed(500), { ...NEXT, failingSince }, NOW, () => 0)).toMatchObject({ failingSince });
  expect(judge(failed(500), NEXT, NOW, () => 0)).toMatchObject({ failingSince: new Date(NOW) });
});

it.each([
  ['410 at once', failed(410), null, 'GONE'],
  ['five days of failures', failed(500), new Date(NOW - 5 * DAY), 'FAILING'],
])(
  'gives the webhook up after %s, and not for what is sent again on request',
  (_, reply, failingSince, disabledReason) => {
    const standing = { ...NEXT, failures: 9, failingSince };
    expect(judge(reply, standing, NOW, () => 0)).toMatchObject({ state: 'FAILED', disabledReason });
    expect(judge(reply, { ...standing, isNext: false }, NOW, () => 0)).toEqual({
      ...{ state: 'FAILED', failingSince, disabledReason: null },
    });
  },
);

it('does not send again on request what a receiver says is gone', () => {
  expect(judge(failed(410), { ...NEXT, isNext: false }, NOW, () => 0)).toMatchObject({
    ...{ state: 'FAILED', failingSince: null, disabledReason: null },
  });
});

it('counts no days in which nobody sent anything', () => {
  const failingSince = new Date(NOW - 6 * DAY);
  expect(judge(failed(500), { ...NEXT, failures: 1, failingSince }, NOW, () => 0).state).toBe('PENDING');
});

it('gives up what holds nothing up by itself, and a test after one attempt', () => {
  const again = { ...NEXT, isNext: false };
  expect(judge(failed(500), { ...again, failures: 8 }, NOW, () => 0).state).toBe('PENDING');
  const last = judge(failed(500), { ...again, failures: 9 }, NOW, () => 0);
  expect(last).toMatchObject({ state: 'FAILED', disabledReason: null });
  const test = judge(failed(410), { ...NEXT, kind: 'TEST' }, NOW, () => 0);
  expect(test).toEqual({ state: 'FAILED', failingSince: null, disabledReason: null });
});
