import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { FURTHER_SENTENCES, IDLE_SENTENCES } from '../../support/further-sentences';
import { NONSENSE_SENTENCES, TARGET_SENTENCES, type TargetSentence } from '../../support/target-sentences';
import { openHarness, type Harness } from './harness';

const RECOMMEND = `
  query ($input: RecommendBasesInput!) {
    recommendBases(input: $input) {
      target { nearestDomains { domain { slug } } }
      recommendations {
        score
        base { slug inputModalities }
        reasons { kind text contribution }
        evidence { similarity result { target { slug modalities domains { slug } } } }
      }
      abstention { code reason advice }
    }
  }`;

interface Recommended {
  recommendBases: {
    target: { nearestDomains: Array<{ domain: { slug: string } }> };
    recommendations: Array<{
      score: number;
      base: { slug: string; inputModalities: string[] };
      reasons: Array<{ kind: string; text: string; contribution: number }>;
      evidence: Array<{
        similarity: number;
        result: { target: { slug: string; modalities: string[]; domains: Array<{ slug: string }> } };
      }>;
    }>;
    abstention: { code: string; reason: string; advice: string } | null;
  };
}

type Answered = TargetSentence & { answer: Recommended['recommendBases'] };

describe('what practitioners ask of the starter catalogue', () => {
  let database: Database;
  let harness: Harness;
  let answered: Answered[];

  beforeAll(async () => {
    database = await openTestDatabase({ stage: 'starter' });
    harness = await openHarness(database);
    answered = [];
    for (const target of TARGET_SENTENCES) {
      answered.push({ ...target, answer: await recommend({ target: { description: target.sentence } }) });
    }
  }, 120_000);

  afterAll(async () => {
    await harness.stop();
    await database.close();
  });

  async function recommend(input: object): Promise<Recommended['recommendBases']> {
    const { data, errors } = await harness.ask<Recommended>(RECOMMEND, { input });
    expect(errors).toBeUndefined();
    return data.recommendBases;
  }

  it('places at least 36 of 40 sentences in a right domain among the first three', () => {
    const missed = answered
      .filter(({ domains, answer }) => {
        const nearest = answer.target.nearestDomains.slice(0, 3).map(({ domain }) => domain.slug);
        return !nearest.some((slug) => domains.includes(slug));
      })
      .map(({ sentence }) => sentence);
    expect(missed.length).toBeLessThanOrEqual(4);
  });

  it('recommends only bases that take the right kind of input, without being told which', () => {
    const wrong = answered.flatMap(({ sentence, modality, answer }) =>
      answer.recommendations
        .filter(({ base }) => !base.inputModalities.includes(modality))
        .map(({ base }) => `${sentence}: ${base.slug}`),
    );
    expect(wrong).toEqual([]);
  });

  it('stands every recommendation on evidence of that kind of input', () => {
    const recommended = answered.filter(({ answer }) => answer.recommendations.length > 0);
    expect(recommended.length).toBeGreaterThanOrEqual(32);
    for (const { modality, answer } of recommended) {
      const [best] = answer.recommendations;
      expect(best?.evidence.length).toBeGreaterThan(0);
      for (const { result } of best?.evidence ?? []) expect(result.target.modalities).toContain(modality);
    }
  });

  it('abstains with advice where it does not recommend', () => {
    for (const { answer } of answered) {
      expect(answer.abstention === null).toBe(answer.recommendations.length > 0);
      if (answer.abstention !== null) expect(answer.abstention.advice).not.toBe('');
    }
  });

  it.each(FURTHER_SENTENCES)('knows what "$sentence" is about, and what data it has', async (further) => {
    const { target, recommendations, abstention } = await recommend({
      target: { description: further.sentence },
    });
    const nearest = target.nearestDomains.slice(0, 3).map(({ domain }) => domain.slug);
    expect(further.domains.filter((slug) => nearest.includes(slug))).not.toEqual([]);
    expect(abstention?.code ?? '').not.toMatch(/^UNKNOWN/);
    for (const { base } of recommendations) expect(base.inputModalities).toContain(further.modality);
  });

  it.each([...NONSENSE_SENTENCES, ...IDLE_SENTENCES])('abstains on "%s"', async (description) => {
    expect((await recommend({ target: { description } })).abstention?.code).toBe('UNKNOWN_TARGET');
    const withModality = await recommend({ target: { description }, modality: 'IMAGE' });
    expect(withModality.abstention?.code).toBe('UNKNOWN_TARGET');
  });

  it('ranks bases for pneumonia in chest x-rays by medical evidence first, with reasons', async () => {
    const description = 'classify pneumonia in chest x-rays';
    const { recommendations } = await recommend({ target: { description }, modality: 'IMAGE' });
    expect(recommendations).toHaveLength(10);
    for (const { score, base, reasons } of recommendations) {
      expect(base.inputModalities).toContain('IMAGE');
      expect(reasons.length).toBeGreaterThan(1);
      expect(reasons.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(score, 6);
    }
    const isMedical = (slug: string) => slug.startsWith('medical') || slug.startsWith('microscopy');
    for (const { evidence } of recommendations.slice(0, 3)) {
      const domains = evidence.flatMap(({ result }) => result.target.domains.map(({ slug }) => slug));
      expect(domains.some(isMedical)).toBe(true);
    }
  });
});
