import type { Database } from '../../../src/platform/database';
import { countStatements } from '../../support/count-statements';
import { openTestDatabase } from '../../support/database';
import { writeSmallCatalogue } from '../../database/recommend/fixture';
import { openHarness, type Harness } from './harness';

const RECOMMEND = `
  query ($input: RecommendBasesInput!) {
    recommendBases(input: $input) {
      target { nearestDomains { domain { slug name } similarity } }
      candidates
      recommendations {
        rank score compatibility confidence
        base { slug name parameterCount publisher { slug } }
        interval { lower upper }
        reasons { kind text contribution }
        evidence { similarity weight result { value protocol study { title url } target { slug } base { slug } } }
        strategy { protocol reason }
        gainOverScratch { value interval { lower upper } metric }
        fit { memoryBytes formula }
        startSnippet { language code }
      }
      rejected(first: 5) { model { slug } reasons }
      abstention { code reason advice }
      receipt { id catalogRevision recommenderVersion encoderVersion createdAt }
    }
  }`;

interface Recommended {
  recommendBases: {
    target: { nearestDomains: Array<{ domain: { slug: string }; similarity: number }> };
    candidates: number;
    recommendations: Array<{
      rank: number;
      score: number;
      base: { slug: string };
      reasons: Array<{ contribution: number }>;
      evidence: Array<{ result: { study: { title: string }; target: { slug: string } } }>;
      fit: { memoryBytes: number };
    }>;
    rejected: Array<{ model: { slug: string }; reasons: string[] }>;
    abstention: { code: string } | null;
    receipt: { id: string; catalogRevision: number };
  };
}

const PNEUMONIA = { target: { description: 'classify pneumonia in chest x-rays' }, modality: 'IMAGE' };

describe('recommendBases', () => {
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

  const recommend = (input: object) => harness.ask<Recommended>(RECOMMEND, { input });

  it('gives every field of the contract', async () => {
    const { data, errors } = await recommend({
      ...PNEUMONIA,
      constraints: { licensePolicy: 'PERMISSIVE_ONLY' },
    });
    expect(errors).toBeUndefined();
    const { recommendations, rejected, target, abstention, receipt } = data.recommendBases;
    expect(abstention).toBeNull();
    expect(target.nearestDomains[0]?.domain.slug).toBe('medical/radiology');
    expect(recommendations[0]).toMatchObject({
      rank: 1,
      base: { slug: 'lab/resnet' },
      fit: { memoryBytes: 100_000_000 },
    });
    expect(recommendations[0]?.evidence[0]?.result.study).toEqual({
      title: 'A study',
      url: 'https://example.org/study',
    });
    expect(rejected.map(({ model }) => model.slug).sort()).toEqual(['lab/convnext', 'lab/unlicensed']);
    expect(receipt.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('gives what is beside the ranking: siblings, costs of constraints, what to measure', async () => {
    const query = `query ($input: RecommendBasesInput!) { recommendBases(input: $input) {
      rejectedCount
      recommendations {
        siblings { count slugs }
        adaptation { input head text }
        gainOverMostDownloaded { value probability interval { lower upper } base { slug } }
      }
      counterfactuals { constraint score text base { slug } gain { value } }
      advice { base { slug } target { slug } similarity protocol expectedGain text }
    } }`;
    const input = { target: { dataset: 'cars' }, constraints: { maxParameters: 87_000_000 } };
    const { data, errors } = await harness.ask<{ recommendBases: Record<string, unknown> }>(query, { input });
    expect(errors).toBeUndefined();
    expect(data.recommendBases).toMatchObject({
      rejectedCount: 2,
      counterfactuals: [{ constraint: 'MAX_PARAMETERS', base: { slug: 'lab/convnext' } }],
      advice: { target: { slug: 'cars' }, similarity: 1, protocol: 'FINE_TUNE' },
    });
    const { recommendations } = data.recommendBases;
    expect(recommendations).toContainEqual({
      siblings: { count: 0, slugs: [] },
      adaptation: null,
      gainOverMostDownloaded: null,
    });
  });

  it('takes the same number of statements however many bases are asked for', async () => {
    await recommend(PNEUMONIA);
    const one = await countStatements(() => recommend({ ...PNEUMONIA, first: 1 }));
    const many = await countStatements(() => recommend({ ...PNEUMONIA, first: 100 }));
    expect(one).toBe(many);
    // Is the catalogue as it was read? Keep the receipt. Then models, results and domains, once
    // each.
    expect(many).toBe(5);
  });

  it.each([
    [{ target: {} }, /./],
    [{ target: { domain: 'cars', dataset: 'cars' } }, /./],
    [{ target: { dataset: 'nobody/nothing' } }, /"input.target.dataset" must be/],
    [{ ...PNEUMONIA, first: 0 }, /"input.first" must be/],
    [{ ...PNEUMONIA, task: 'juggling' }, /"input.task" must be/],
    [{ ...PNEUMONIA, constraints: { minEvidence: -1 } }, /"input.constraints.minEvidence" must be/],
  ])('refuses %j', async (input, message) => {
    const { errors } = await recommend(input);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toMatch(message);
  });

  it('abstains on nonsense with a reason and advice', async () => {
    const { data } = await recommend({ target: { description: 'lorem ipsum dolor sit amet' } });
    expect(data.recommendBases).toMatchObject({
      recommendations: [],
      abstention: { code: 'UNKNOWN_TARGET' },
    });
  });
});

describe('similarity', () => {
  let database: Database;
  let harness: Harness;

  beforeAll(async () => {
    database = await openTestDatabase();
    await writeSmallCatalogue(database);
    harness = await openHarness(database);
    await harness.recommendation.edges.refreshEdges();
  });

  afterAll(async () => {
    await harness.stop();
    await database.close();
  });

  it('finds the domains nearest to a text', async () => {
    const { data, errors } = await harness.ask<{ nearestDomains: Array<{ domain: { slug: string } }> }>(
      '{ nearestDomains(text: "photos of vehicles", first: 2) { similarity domain { slug } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.nearestDomains).toHaveLength(2);
    expect(data.nearestDomains[0]?.domain.slug).toBe('cars');
  });

  it.each([
    ['{ nearestDomains(text: "x", first: 0) { similarity } }'],
    ['{ nearestDomains(text: " ") { similarity } }'],
    ['{ domain(slug: "cars") { similarDomains(first: 101) { similarity } } }'],
    ['{ domain(slug: "cars") { transfersFrom(first: -1) { baseCount } } }'],
  ])('refuses %s', async (query) => {
    const { errors } = await harness.ask(query);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('lists what is similar to each of many domains in one batch', async () => {
    const query = `query ($first: Int!) { domains(first: $first) { nodes {
      slug similarDomains(first: 2) { similarity domain { slug } } transfersFrom(first: 2) { expectedGain baseCount domain { slug } bestBase { slug } }
      transfersTo(first: 2) { evidenceCount domain { slug } } modalities resultCount
    } } }`;
    interface Domains {
      domains: {
        nodes: Array<{
          slug: string;
          modalities: string[];
          resultCount: number;
          similarDomains: Array<{ domain: { slug: string } }>;
        }>;
      };
    }
    const { data, errors } = await harness.ask<Domains>(query, { first: 10 });
    expect(errors).toBeUndefined();
    for (const { slug, similarDomains } of data.domains.nodes) {
      expect(similarDomains).toHaveLength(2);
      expect(similarDomains.map(({ domain }) => domain.slug)).not.toContain(slug);
    }
    const results = await harness.ask<{
      transferResults: { nodes: { target: { domains: { slug: string }[] } }[] };
    }>('{ transferResults(first: 100) { nodes { target { domains { slug } } } } }');
    const cars = data.domains.nodes.find(({ slug }) => slug === 'cars');
    const onCars = results.data.transferResults.nodes.filter(({ target }) =>
      target.domains.some(({ slug }) => slug === 'cars'),
    );
    expect(onCars.length).toBeGreaterThan(0);
    expect(cars).toMatchObject({ modalities: ['IMAGE'], resultCount: onCars.length });
    const few = await countStatements(() => harness.ask(query, { first: 2 }));
    const many = await countStatements(() => harness.ask(query, { first: 10 }));
    expect(many).toBe(few);
  });

  it('lists no similar models where no model was encoded yet', async () => {
    const { data, errors } = await harness.ask<{ model: { similarModels: unknown[] } }>(
      '{ model(slug: "lab/resnet") { similarModels(first: 3) { similarity model { slug } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.model.similarModels).toEqual([]);
  });
});
