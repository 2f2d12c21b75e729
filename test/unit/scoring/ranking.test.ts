import fc from 'fast-check';
import { TransferScorer } from '../../../src/scoring';
import { descending } from '../../../src/scoring/descending';
import { finish, finishInSlices } from '../../../src/platform/slices';
import { BASES, BIRDS, BLOCKS, someEvidence } from './factories';

describe('descending', () => {
  it('orders as a stable sort that compares does', () => {
    const values = fc.array(
      fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, -0, 1, -1, Infinity, -Infinity)),
    );
    fc.assert(
      fc.property(values, (some) => {
        const sorted = some
          .map((_, i) => i)
          .sort((a, b) => (some[a]! === some[b]! ? a - b : some[a]! > some[b]! ? -1 : 1));
        expect([...finish(descending(Float64Array.from(some)))]).toEqual(sorted);
      }),
    );
  });
});

describe('finishInSlices', () => {
  it('lets others have their turn', async () => {
    let turns = 0;
    let isDone = false;
    const turn = (): void => {
      turns += 1;
      if (!isDone) setImmediate(turn);
    };
    setImmediate(turn);
    const busy = function* (): Generator<void, string> {
      for (let i = 0; i < 6; i++) {
        const until = performance.now() + 3;
        while (performance.now() < until);
        yield;
      }
      return 'done';
    };
    await expect(finishInSlices(busy())).resolves.toBe('done');
    isDone = true;
    expect(turns).toBeGreaterThanOrEqual(2);
  });
});

describe('ranking', () => {
  const many = Array.from({ length: 120 }, (_, i) => ({
    id: `cold${i}`,
    family: i % 3 === 0 ? 'vit' : 'resnet',
    parameters: 10 ** (5 + (i % 5)),
  }));
  const bases = [...BASES.map((base, i) => ({ ...base, family: i % 2 === 0 ? 'vit' : 'resnet' })), ...many];
  const scorer = new TransferScorer(someEvidence({ bases }), BLOCKS);
  const request = { target: BIRDS, candidates: bases.map(({ id }) => id), protocol: 'FINE_TUNE' };

  it('gives the order, the scores and the details that scoring gives', () => {
    const ranked = scorer.rank(request);
    const scored = scorer.score(request);
    expect(ranked.ids).toEqual(scored.bases.map(({ baseId }) => baseId));
    expect([...ranked.scores]).toEqual(scored.bases.map(({ score }) => score));
    expect(ranked.detail('cold7')).toEqual(scored.bases.find(({ baseId }) => baseId === 'cold7'));
    expect([...ranked.scores]).toEqual([...ranked.scores].sort((a, b) => b - a));
  });

  it('gives the same in slices, and for candidates that were selected before', async () => {
    const plain = ({ ids, scores }: { ids: readonly string[]; scores: Float64Array }) => [ids, [...scores]];
    const expected = plain(scorer.rank(request));
    expect(plain(await scorer.rankInSlices(request))).toEqual(expected);
    const candidates = scorer.select(request.candidates.toReversed());
    expect(plain(scorer.rank({ ...request, candidates }))).toEqual(expected);
  });

  it('knows nothing of a base that it never heard of, and says so', () => {
    const { bases: scored } = scorer.score({ ...request, candidates: ['a', 'b', 'nobody'] });
    const nobody = scored.find(({ baseId }) => baseId === 'nobody')!;
    expect(nobody).toMatchObject({ explained: 0, evidence: [] });
    expect(nobody.contributions.filter(({ kind }) => kind !== 'CANDIDATES')).toEqual([]);
  });

  it('refuses details of a base that was no candidate', () => {
    expect(() => scorer.rank({ ...request, candidates: ['a', 'b'] }).detail('c')).toThrow(RangeError);
  });

  it('gives contributions that add up to the score for bases with and without results', () => {
    for (const base of scorer.score(request).bases) {
      const sum = base.contributions.reduce((total, { value }) => total + value, 0);
      expect(Math.abs(sum - base.score)).toBeLessThan(1e-6);
    }
  });
});
