import { KeptAnswers } from '../../../../src/app/answers/kept-answers';
import { Metrics } from '../../../../src/platform/metrics';

const question = (digest: string, state = 'now') => ({ digest, state });
const open = (maxBytes = 100_000) => new KeptAnswers({ maxBytes, metrics: new Metrics(), shared: null });

describe('kept answers', () => {
  it('are given out for the same question in the same state only', async () => {
    const kept = open();
    await kept.find(question('a'));
    kept.keep(question('a'), '{"a":1}');
    await expect(kept.find(question('a'))).resolves.toMatchObject({ json: '{"a":1}' });
    await expect(kept.find(question('b'))).resolves.toBeNull();
    await expect(kept.find(question('a', 'later'))).resolves.toBeNull();
    await expect(kept.find(question('a'))).resolves.toBeNull();
  });

  it('are not kept of a state that has passed while they were computed', async () => {
    const kept = open();
    await kept.find(question('a', 'later'));
    kept.keep(question('a', 'now'), '{"a":1}');
    await expect(kept.findNear(question('a', 'later'))).resolves.toBeNull();
    await expect(kept.findNear(question('a', 'now'))).resolves.toBeNull();
  });

  it('take no more than their bound: the one that was not asked for the longest goes', async () => {
    const metrics = new Metrics();
    const kept = new KeptAnswers({ maxBytes: 100_000, metrics, shared: null });
    await kept.find(question('0'));
    for (let count = 0; count < 100; count += 1) kept.keep(question(String(count)), 'x'.repeat(2_000));
    const [, bytes] = /^rootstock_answer_bytes (\d+)$/m.exec(await metrics.render()) ?? [];
    expect(Number(bytes)).toBeGreaterThan(80_000);
    expect(Number(bytes)).toBeLessThanOrEqual(100_000);
    await expect(kept.find(question('99'))).resolves.not.toBeNull();
    await expect(kept.find(question('0'))).resolves.toBeNull();
  });

  it('are never one that takes more than an eighth of all', async () => {
    const kept = open();
    await kept.find(question('a'));
    expect(kept.keep(question('a'), 'x'.repeat(7_000))).toMatchObject({ tag: expect.any(String) as string });
    await expect(kept.find(question('a'))).resolves.toBeNull();
  });

  it('are waited for while they are computed, and sought again where nothing came of that', async () => {
    const kept = open();
    await kept.find(question('a'));
    const promised = kept.promise(question('a'));
    const waiting = [kept.find(question('a')), kept.findNear(question('a'))];
    const other = await kept.find(question('b'));
    promised(kept.keep(question('a'), '1'));
    expect(other).toBeNull();
    await expect(Promise.all(waiting)).resolves.toEqual([
      expect.objectContaining({ json: '1' }),
      expect.objectContaining({ json: '1' }),
    ]);
    const failing = kept.promise(question('c'));
    const vain = kept.find(question('c'));
    failing(null);
    await expect(vain).resolves.toBeNull();
    await expect(kept.find(question('c'))).resolves.toBeNull();
  });
});
