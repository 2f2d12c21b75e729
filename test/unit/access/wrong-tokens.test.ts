import { anonymous } from '../../../src/access';
import type { Counter } from '../../../src/access/budget/counter';
import { WRONG_TOKEN_SECONDS, WrongTokens } from '../../../src/access/budget/wrong-tokens';
import { RateLimitedError } from '../../../src/platform/errors';

const LIMIT = 2;
const TEN_MINUTES_MS = WRONG_TOKEN_SECONDS * 1000;

/** Counts for ever; says of each count how long it is to hold, in milliseconds from now. */
function counterFor(milliseconds: number): Counter {
  const totals = new Map<string, number>();
  return {
    add: (key, units) => {
      const total = (totals.get(key) ?? 0) + units;
      totals.set(key, total);
      return Promise.resolve({ total, resetAt: Date.now() + milliseconds });
    },
  };
}

const countingFor = (milliseconds: number): WrongTokens =>
  new WrongTokens({ counter: counterFor(milliseconds), limit: LIMIT, onRefusal: () => undefined });

const isWrong = () => Promise.resolve({ viewer: anonymous('wrong-token') });
const attempt = (address: string, token: string) => ({ address, authorization: `Bearer ${token}` });

/** How many of two further tokens an address may try at once. */
async function triesAtOnce(wrongTokens: WrongTokens, address: string): Promise<number> {
  const tried = await Promise.allSettled(
    ['second', 'third'].map((token) => wrongTokens.look(attempt(address, token), isWrong)),
  );
  for (const one of tried) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(RateLimitedError);
  return tried.filter(({ status }) => status === 'fulfilled').length;
}

it('counts what an address tried, beside what it tries now', async () => {
  const wrongTokens = countingFor(TEN_MINUTES_MS);
  await wrongTokens.look(attempt('192.0.2.1', 'first'), isWrong);
  expect(await triesAtOnce(wrongTokens, '192.0.2.1')).toBe(1);
  expect(await triesAtOnce(wrongTokens, '192.0.2.2')).toBe(2);
});

it('counts nothing of what an address tried before its time was over', async () => {
  const wrongTokens = countingFor(-1);
  await wrongTokens.look(attempt('192.0.2.1', 'first'), isWrong);
  expect(await triesAtOnce(wrongTokens, '192.0.2.1')).toBe(2);
});

it('remembers what so many addresses tried, and of more those that tried last', async () => {
  const wrongTokens = countingFor(TEN_MINUTES_MS);
  const addressOf = (number: number): string => `2001:db8:${number.toString(16)}::/64`;
  for (let number = 0; number < 20_000; number += 1)
    await wrongTokens.look(attempt(addressOf(number), 'first'), isWrong);
  expect(await triesAtOnce(wrongTokens, addressOf(0))).toBe(2);
  expect(await triesAtOnce(wrongTokens, addressOf(9_999))).toBe(2);
  expect(await triesAtOnce(wrongTokens, addressOf(10_500))).toBe(1);
  expect(await triesAtOnce(wrongTokens, addressOf(19_999))).toBe(1);
});
