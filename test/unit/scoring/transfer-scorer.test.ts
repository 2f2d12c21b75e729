import { TransferScorer, type Evidence, type ScoredBases } from '../../../src/scoring';
import { aColumn, aTarget, BASES, BIRDS, BLOCKS, DIGITS, DOGS, someEvidence } from './factories';

const score = (evidence: Evidence, more: object = {}): ScoredBases =>
  new TransferScorer(evidence, BLOCKS).score({
    target: BIRDS,
    candidates: BASES.map(({ id }) => id),
    protocol: 'FINE_TUNE',
    metric: 'accuracy',
    ...more,
  });

const scoreOf = (scored: ScoredBases, baseId: string): number =>
  scored.bases.find((base) => base.baseId === baseId)!.score;

describe('TransferScorer', () => {
  it('follows the more similar target where two disagree', () => {
    expect(score(someEvidence()).bases[0]!.baseId).toBe('a');
    expect(score(someEvidence(), { target: aTarget('letters', [0, 0.1, 0.9, 0]) }).bases[0]!.baseId).toBe(
      'd',
    );
  });

  it('gives contributions that add up to the score', () => {
    const related = BASES.map((base, i) => ({
      ...base,
      architecture: i < 2 ? 'resnet50' : 'resnet18',
      pretrainingData: ['imagenet'],
      pretrainingEmbeddings: [Float32Array.from([i / 4, 0.5, 0, 0])],
      parameters: 10 ** (6 + i),
    }));
    for (const base of score(someEvidence({ bases: related })).bases) {
      const sum = base.contributions.reduce((total, { value }) => total + value, 0);
      expect(Math.abs(sum - base.score)).toBeLessThan(1e-6);
    }
  });

  it('weighs evidence on the more similar target more, and says so', () => {
    const [best] = score(someEvidence()).bases;
    const own = best!.evidence.filter(({ baseId }) => baseId === 'a');
    const on = (targetId: string) => own.find((one) => one.targetId === targetId)!;
    expect(on('dogs').weight).toBeGreaterThan(on('digits').weight);
    expect(on('dogs').similarity).toBeGreaterThan(on('digits').similarity);
  });

  it('moves further for a changed result on the similar target than on the other', () => {
    const changed = (targetId: string): number => {
      const evidence = someEvidence();
      const observations = evidence.observations.map((one) =>
        one.baseId === 'd' && one.targetId === targetId ? { ...one, value: one.value + 0.2 } : one,
      );
      return Math.abs(scoreOf(score({ ...evidence, observations }), 'd') - scoreOf(score(evidence), 'd'));
    };
    expect(changed('dogs')).toBeGreaterThan(changed('digits'));
  });

  it('does not depend on the order of its input', () => {
    const evidence = someEvidence();
    const turned = {
      targets: evidence.targets.toReversed(),
      bases: evidence.bases.toReversed(),
      observations: [...evidence.observations].toReversed(),
    };
    expect(score(turned, { candidates: ['d', 'c', 'b', 'a', 'a'] })).toEqual(score(evidence));
  });

  it('gives the same answer every time', () => {
    const scorer = new TransferScorer(someEvidence(), BLOCKS);
    const request = { target: BIRDS, candidates: ['a', 'b', 'c', 'd'] };
    expect(scorer.score(request)).toEqual(scorer.score(request));
  });

  it('abstains with no evidence, and claims nothing', () => {
    const scored = score(someEvidence({ observations: [] }));
    expect(scored.abstention).toMatchObject({ reason: 'NO_EVIDENCE' });
    for (const base of scored.bases) {
      expect(base.compatibility).toBeCloseTo(0.5, 6);
      expect(base).toMatchObject({
        score: 0,
        explained: 0,
        evidence: [],
        contributions: [],
      });
    }
    expect(scored.bases.map(({ baseId }) => baseId)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('abstains where all evidence is on another modality', () => {
    const target = aTarget('speech', [0, 0, 0, 1], { modalities: ['AUDIO'] });
    expect(score(someEvidence(), { target }).abstention).toMatchObject({ reason: 'NO_BETTER_THAN_PRIOR' });
    expect(score(someEvidence()).abstention).toBeUndefined();
  });

  it('is less sure of a base without results, and takes after its relatives', () => {
    const bases = [
      ...BASES.map((base) => ({ ...base, architecture: base.id === 'a' ? 'vit-large' : 'alexnet' })),
      { id: 'new', architecture: 'vit-large' },
      { id: 'stranger' },
    ];
    const scored = score(someEvidence({ bases }), { candidates: bases.map(({ id }) => id) });
    const [measured, cold, stranger] = ['a', 'new', 'stranger'].map((id) =>
      scored.bases.find(({ baseId }) => baseId === id),
    );
    expect(cold!.score).toBeGreaterThan(stranger!.score);
    expect(cold!.variance).toBeGreaterThan(measured!.variance);
    expect(stranger!.variance).toBeGreaterThan(cold!.variance);
    expect(stranger).toMatchObject({ explained: 0, evidence: [] });
    expect(cold!.contributions.map(({ kind }) => kind)).toContain('ARCHITECTURE');
    expect(cold!.contributions.map(({ kind }) => kind)).not.toContain('OVERALL');
  });

  it('keeps score inside its interval, wider for less sure bases', () => {
    for (const base of score(someEvidence()).bases) {
      const margin = 1.6448536269514722 * Math.sqrt(base.variance);
      expect(base.interval.lower).toBeCloseTo(base.score - margin, 12);
      expect(base.interval.upper).toBeCloseTo(base.score + margin, 12);
    }
  });

  it('gives the whole of the candidates half the chance to beat each other', () => {
    const { bases } = score(someEvidence());
    const mean = bases.reduce((sum, { compatibility }) => sum + compatibility, 0) / bases.length;
    expect(mean).toBeCloseTo(0.5, 6);
    const shares = bases.map(({ compatibility }) => compatibility);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  });

  it('reads a metric where lower is better the other way round', () => {
    const values = { a: 0.1, b: 0.3, c: 0.4, d: 0.8 };
    const asError = aColumn('dogs', values, { higherIsBetter: false });
    expect(score(someEvidence({ observations: asError })).bases[0]!.baseId).toBe('a');
  });

  it('never compares values of different pools', () => {
    const strong = aColumn('dogs', { a: 0.9, b: 0.7, c: 0.6 }, { pool: 'full' });
    const weak = aColumn('dogs', { b: 0.2, c: 0.1, d: 0.3 }, { pool: '1000 examples' });
    const scored = score(someEvidence({ observations: [...strong, ...weak] }));
    // On its own pool d is best; measured against the other pool it would be worst.
    expect(scoreOf(scored, 'd')).toBeGreaterThan(scoreOf(scored, 'b'));
  });

  it('discounts results under another protocol', () => {
    const under = (protocol: string) =>
      score(someEvidence({ observations: aColumn('dogs', { a: 3, b: 2, c: 1, d: 0 }, { protocol }) }))
        .bases[0]!;
    expect(under('ZERO_SHOT').explained).toBeLessThan(under('FINE_TUNE').explained);
  });

  it('lists as much evidence as is asked for, greatest weight first', () => {
    const [best] = score(someEvidence(), { evidenceLimit: 2 }).bases;
    const weights = best!.evidence.map(({ weight }) => Math.abs(weight));
    expect(weights).toHaveLength(2);
    expect(weights[0]).toBeGreaterThanOrEqual(weights[1]!);
  });

  it('uses results on the target itself before any other', () => {
    const observations = [
      ...aColumn('digits', { a: 0.9, b: 0.7, c: 0.6, d: 0.2 }),
      ...aColumn('dogs', { a: 0.1, b: 0.2, c: 0.3, d: 0.9 }),
    ];
    const evidence = someEvidence({ observations, targets: [DOGS, DIGITS] });
    expect(score(evidence, { target: DOGS }).bases[0]!.baseId).toBe('d');
  });
});
