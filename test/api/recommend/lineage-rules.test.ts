import fc from 'fast-check';
import type { Rights } from '../../../src/catalog';
import type { Database } from '../../../src/platform/database';
import { brokenConstraints } from '../../../src/recommend/candidates/constraints';
import { checkQuestion } from '../../../src/recommend/question/check-question';
import { buildKnowledge, type Knowledge } from '../../../src/recommend/knowledge/knowledge';
import { KnowledgeRepository } from '../../../src/recommend/knowledge/knowledge.repository';
import { countStatements } from '../../support/count-statements';
import { openTestDatabase } from '../../support/database';
import { Factories, type Made } from '../../support/factories';
import { GENERATED_LICENSES, generatedLineage, type GeneratedLineage } from '../../support/generated-lineage';
import { writeSmallCatalogue, type SmallCatalogue } from '../../database/recommend/fixture';
import { insert, Rows } from '../../support/rows';
import { openHarness, type Harness } from './harness';

const JUDGED = `query ($slugs: [String!]!) { models(where: { slug: { in: $slugs } }, first: 100) { nodes { slug licenses {
  data { commercialUse derivatives redistribution copyleft attribution }
  effective {
    commercialUse derivatives redistribution copyleft attribution
    license { id } inheritedFrom { slug }
  }
  conflicts { right claimed given base { slug } }
} } } }`;

interface Judged {
  slug: string;
  licenses: {
    data: Rights | null;
    effective: Rights & { license: { id: string } | null; inheritedFrom: { slug: string } | null };
    conflicts: Array<{ right: keyof Rights; claimed: string; given: string; base: { slug: string } }>;
  };
}

const SEEN = `query ($slugs: [String!]!) {
  transferResults(where: { base: { slug: { in: $slugs } } }, first: 100) { nodes { isLeaked base { slug } } }
}`;

interface Seen {
  isLeaked: boolean | null;
  base: { slug: string };
}

describe('what follows from lineage, in the catalogue and in recommendations', () => {
  let database: Database;
  let harness: Harness;
  let make: Factories;
  let catalogue: SmallCatalogue;

  beforeAll(async () => {
    database = await openTestDatabase();
    catalogue = await writeSmallCatalogue(database);
    make = new Factories(database);
    for (const [id, rights] of Object.entries(GENERATED_LICENSES)) await make.aLicense({ id, ...rights });
    harness = await openHarness(database);
  });

  afterAll(async () => {
    await harness.stop();
    await database.close();
  });

  const POLICIES: Readonly<Record<string, Partial<Rights>>> = {
    COMMERCIAL_USE: { commercialUse: 'YES' },
    PERMISSIVE_ONLY: { commercialUse: 'YES', derivatives: 'YES', redistribution: 'YES', copyleft: 'NO' },
  };

  async function judgedInCatalogue(slugs: readonly string[]): Promise<Judged[]> {
    const { data, errors } = await harness.ask<{ models: { nodes: Judged[] } }>(JUDGED, { slugs });
    expect(errors).toBeUndefined();
    return data.models.nodes;
  }

  /** Fine-tunes of one another from the first, all of which may be sold but for the last. */
  async function aChainOfFineTunes(length: number): Promise<Made[]> {
    const chain: Made[] = [];
    for (let place = 0; place <= length; place++) {
      const weightsLicenseId = place === length ? 'nc' : 'mit';
      const facts = { inputModalities: ['IMAGE'], tasks: ['image-classification'], weightsLicenseId };
      chain.push(await make.aModel({ slug: `chain/${place}`, name: `chain-${place}`, ...facts }));
    }
    for (const [place, child] of chain.slice(0, -1).entries())
      await make.aLineageOf(child, chain[place + 1]!);
    return chain;
  }

  const measure = ({ originId }: Made, target: Made) =>
    new Rows(database).result({
      studyId: catalogue.studyId,
      baseOriginId: originId,
      targetOriginId: target.originId,
      metricId: 'accuracy',
      value: 0.95,
    });

  let serial = 0;

  async function write({ models, claims }: GeneratedLineage): Promise<Array<Made & { slug: string }>> {
    const written: Array<Made & { slug: string }> = [];
    for (const { isStub, licenseId, codeLicenseId, dataLicenseId } of models) {
      const slug = `generated/${++serial}`;
      const licenses = { weightsLicenseId: licenseId, codeLicenseId, dataLicenseId };
      const status = isStub ? 'STUB' : 'ACTIVE';
      written.push({ slug, ...(await make.aModel({ slug, status, ...licenses })) });
    }
    for (const { child, base, relation } of claims) {
      await make.aLineageOf(written[child]!, written[base]!, relation);
    }
    return written;
  }

  async function readKnowledge(): Promise<Knowledge> {
    const repository = new KnowledgeRepository(database, { version: 'of no matter' });
    return buildKnowledge(await repository.load());
  }

  /** The constraints on licences that the catalogue's words for a model do not meet. */
  function brokenAsCatalogued({ licenses: { effective, data } }: Judged, policy: string): string[] {
    const meets = (rights: Rights | null) =>
      Object.entries(POLICIES[policy]!).every(([right, word]) => rights?.[right as keyof Rights] === word);
    return [...(meets(effective) ? [] : ['LICENSE']), ...(meets(data) ? [] : ['DATA_LICENSE'])];
  }

  it('binds by the licence at the end of a chain of twelve fine-tunes', async () => {
    const [tuned] = await aChainOfFineTunes(12);
    await measure(tuned!, catalogue.datasets.xray);
    await measure(tuned!, catalogue.datasets.skin);
    const [judged] = await judgedInCatalogue(['chain/0']);
    expect(judged?.licenses).toMatchObject({
      effective: { commercialUse: 'NO', license: { id: 'mit' } },
      conflicts: [{ right: 'commercialUse', claimed: 'YES', given: 'NO', base: { slug: 'chain/1' } }],
    });
    const { data } = await harness.ask<{ recommendBases: { rejected: object[] } }>(
      `query ($input: RecommendBasesInput!) { recommendBases(input: $input) {
        rejected(first: 20) { model { slug licenses { effective { commercialUse license { id } } } } reasons }
      } }`,
      { input: { target: { dataset: 'xray' }, constraints: { licensePolicy: 'COMMERCIAL_USE' } } },
    );
    expect(data.recommendBases.rejected).toContainEqual({
      model: { slug: 'chain/0', licenses: { effective: { commercialUse: 'NO', license: { id: 'mit' } } } },
      reasons: ['Licence of its weights (MIT License, Non-commercial): it does not allow commercial use.'],
    });
  });

  it('is read in as many statements however long the chain is', async () => {
    const ask = (slug: string) => countStatements(() => judgedInCatalogue([slug]));
    expect(await ask('chain/0')).toBe(await ask('chain/11'));
  });

  it('is one answer on licences, whatever the lineage', async () => {
    await fc.assert(
      fc.asyncProperty(generatedLineage(18), async (lineage) => {
        const models = await write(lineage);
        const judged = await judgedInCatalogue(models.map(({ slug }) => slug));
        const knowledge = await readKnowledge();
        // No stub can be recommended.
        for (const { id, slug } of models.filter((model) => knowledge.bases.has(model.id))) {
          const said = judged.find((one) => one.slug === slug)!;
          const { license, inheritedFrom, ...catalogued } = said.licenses.effective;
          const { rights, licenseId, inheritedFromId } = knowledge.licenseJudge.effective(id);
          const source = models.find((model) => model.id === inheritedFromId);
          expect({ rights, license: licenseId, source: source?.slug }).toEqual({
            rights: catalogued,
            license: license?.id ?? null,
            source: inheritedFrom?.slug,
          });
          const base = knowledge.bases.get(id)!;
          for (const licensePolicy of ['COMMERCIAL_USE', 'PERMISSIVE_ONLY'] as const) {
            const constraints = { licensePolicy, includeDataLicense: true };
            const checked = checkQuestion({ target: { domain: 'cars' }, constraints }).constraints;
            const broken = brokenConstraints(base, checked, knowledge).map(({ constraint }) => constraint);
            expect(broken).toEqual(brokenAsCatalogued(said, licensePolicy));
          }
        }
      }),
      { numRuns: 16 },
    );
  });

  it('is one answer on what a base has seen, whatever the lineage', async () => {
    await fc.assert(
      fc.asyncProperty(generatedLineage(18), async (lineage) => {
        const models = await write(lineage);
        const dataset = await make.aDataset({ slug: `generated/seen-${++serial}` });
        const results = new Map<string, number>();
        for (const [place, model] of models.entries()) {
          if (lineage.models[place]!.isTrained) await make.aTrainingOf(model, dataset);
          results.set(model.slug, await measure(model, dataset));
        }
        const { data } = await harness.ask<{ transferResults: { nodes: Seen[] } }>(SEEN, {
          slugs: [...results.keys()],
        });
        const { results: known } = await readKnowledge();
        expect(data.transferResults.nodes).toHaveLength(models.length);
        for (const { base, isLeaked } of data.transferResults.nodes) {
          const excluded = known.get(results.get(base.slug)!)?.excluded;
          expect([base.slug, excluded]).toEqual([base.slug, isLeaked === true ? 'TRAINED_ON_TARGET' : null]);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('is one answer where a source of the same repository was split off to another model', async () => {
    const rows = new Rows(database);
    const dataset = await make.aDataset({ slug: 'split/seen' });
    const written = { externalId: 'split/one', kind: 'MODEL' };
    const [named, listed] = [
      { id: await rows.bareModel({ slug: 'split/named' }), originId: await rows.origin(written) },
      {
        id: await rows.bareModel({ slug: 'split/listed' }),
        originId: await rows.origin({ ...written, source: 'listing', revision: '2' }),
      },
    ];
    for (const { id, originId } of [named, listed])
      await insert(database, 'model_origin', { originId, modelId: id });
    await make.aTrainingOf(named, dataset, 'FINE_TUNING');
    await make.aTrainingOf(listed, dataset, 'PRETRAINING');
    const result = await measure(named, dataset);
    const { data } = await harness.ask<{ transferResults: { nodes: Seen[] } }>(SEEN, {
      slugs: ['split/named'],
    });
    expect(data.transferResults.nodes).toMatchObject([{ isLeaked: true }]);
    expect((await readKnowledge()).results.get(result)?.excluded).toBe('TRAINED_ON_TARGET');
  });

  it('leaves out a base that became one with its child', async () => {
    const child = await make.aModel({ slug: 'one/child', weightsLicenseId: 'mit' });
    const silent = await make.aModel({ slug: 'one/silent' });
    const twin = await make.aModel({ slug: 'one/twin' });
    await make.aLineageOf(child, silent);
    await make.aLineageOf(silent, twin);
    await database.query({
      label: 'test_merge',
      text: 'UPDATE model_origin SET "modelId" = $1 WHERE "originId" = $2',
      values: [silent.id, twin.originId],
    });
    const [judged] = await judgedInCatalogue(['one/child']);
    const { licenseJudge, parents } = await readKnowledge();
    expect(judged?.licenses.effective.commercialUse).toBe('UNKNOWN');
    expect(licenseJudge.effective(child.id).rights.commercialUse).toBe('UNKNOWN');
    expect(parents.get(silent.id)).toBeUndefined();
  });
});
