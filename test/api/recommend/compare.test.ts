import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { writeSmallCatalogue } from '../../database/recommend/fixture';
import { openHarness, type Harness } from './harness';

const COMPARE = `query ($models: [String!]!, $target: RecommendationTargetInput!, $constraints: BaseConstraintsInput) {
  compareBases(models: $models, target: $target, constraints: $constraints) {
    candidates
    target { nearestDomains { domain { slug } } }
    bases {
      failures
      estimate {
        rank score base { slug } interval { lower upper } reasons { text contribution }
        evidence { result { target { slug } } }
      }
    }
    differences { better { slug } worse { slug } value probability interval { lower upper } }
    abstention { code }
  }
}`;

interface Comparison {
  candidates: number;
  bases: Array<{
    failures: string[];
    estimate: {
      rank: number;
      score: number;
      base: { slug: string };
      reasons: unknown[];
      evidence: unknown[];
    };
  }>;
  differences: Array<{
    better: { slug: string };
    worse: { slug: string };
    value: number;
    probability: number;
    interval: { lower: number; upper: number };
  }>;
  abstention: { code: string } | null;
}

describe('compareBases', () => {
  let database: Database;
  let harness: Harness;

  beforeAll(async () => {
    database = await openTestDatabase();
    await writeSmallCatalogue(database);
    harness = await openHarness(database);
  });

  afterAll(async () => {
    await harness.stop();
    await database.close();
  });

  const ask = (variables: object) =>
    harness.ask<{ compareBases: Comparison }>(COMPARE, { target: { dataset: 'cars' }, ...variables });

  async function compare(models: string[], variables: object = {}): Promise<Comparison> {
    const { data, errors } = await ask({ models, ...variables });
    expect(errors).toBeUndefined();
    return data.compareBases;
  }

  it('gives the estimates that recommendBases gives, best first', async () => {
    const { bases, candidates, abstention } = await compare(['lab/resnet', 'LAB/ViT']);
    expect(bases.map(({ estimate: { rank, base } }) => [rank, base.slug])).toEqual([
      [1, 'lab/vit'],
      [2, 'lab/resnet'],
    ]);
    const { data } = await harness.ask<{
      recommendBases: {
        candidates: number;
        recommendations: Array<{ score: number; base: { slug: string } }>;
      };
    }>(
      `{ recommendBases(input: { target: { dataset: "cars" } }) { candidates recommendations { score base { slug } } } }`,
    );
    const recommended = new Map(
      data.recommendBases.recommendations.map(({ base, score }) => [base.slug, score]),
    );
    for (const { estimate } of bases) {
      expect(estimate.score).toBe(recommended.get(estimate.base.slug));
      expect(estimate.reasons.length).toBeGreaterThan(1);
      expect(estimate.evidence.length).toBeGreaterThan(0);
    }
    expect(candidates).toBe(data.recommendBases.candidates);
    expect(abstention).toBeNull();
  });

  it('says of every two how far apart they are, and how sure that is', async () => {
    const { bases, differences } = await compare(['lab/resnet', 'lab/vit', 'lab/convnext']);
    expect(differences).toHaveLength(3);
    const scores = new Map(bases.map(({ estimate: { base, score } }) => [base.slug, score]));
    for (const { better, worse, value, probability, interval } of differences) {
      expect(value).toBeCloseTo((scores.get(better.slug) ?? 0) - (scores.get(worse.slug) ?? 0), 9);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(probability).toBeGreaterThanOrEqual(0.5);
      expect(interval.lower).toBeLessThan(value);
      expect(interval.upper).toBeGreaterThan(value);
    }
  });

  it('compares bases that fail, and says what they fail', async () => {
    const { bases } = await compare(['lab/convnext', 'lab/vit', 'lab/bert'], {
      constraints: { licensePolicy: 'COMMERCIAL_USE', maxParameters: 87_000_000 },
    });
    const failures = new Map(bases.map(({ estimate, failures: all }) => [estimate.base.slug, all]));
    expect(failures.get('lab/vit')).toEqual([]);
    expect(failures.get('lab/convnext')).toEqual([
      'It has 88M parameters, more than 87M.',
      'Licence of its weights (Non-commercial): it does not allow commercial use.',
    ]);
    expect(failures.get('lab/bert')?.[0]).toBe('It takes TEXT, not IMAGE.');
  });

  it('abstains where the target is not understood', async () => {
    const { bases, abstention } = await compare(['lab/resnet', 'lab/vit'], {
      target: { description: 'lorem ipsum dolor sit amet' },
    });
    expect(bases).toEqual([]);
    expect(abstention).toEqual({ code: 'UNKNOWN_TARGET' });
  });

  it.each([
    [{ models: ['lab/vit'] }, 'models'],
    [{ models: ['lab/vit', 'lab/VIT'] }, 'models'],
    [{ models: Array.from({ length: 11 }, (_, index) => `lab/${index}`) }, 'models'],
    [{ models: ['lab/vit', 'lab/nothing'] }, 'models.1'],
    [{ models: ['lab/vit', 'lab/resnet'], target: { dataset: 'nobody/nothing' } }, 'target.dataset'],
    [{ models: ['lab/vit', 'lab/resnet'], constraints: { minEvidence: -1 } }, 'constraints.minEvidence'],
  ])('refuses %j, naming %s', async (variables, field) => {
    const { errors } = await ask(variables);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(errors?.[0]?.message).toContain(`"${field}" must be`);
  });
});
