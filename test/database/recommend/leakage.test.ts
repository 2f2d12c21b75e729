import { openTestDatabase } from '../../support/database';
import { insert, Rows } from '../../support/rows';
import type { Database } from '../../../src/platform/database';
import { recommendationOn, writeSmallCatalogue, type SmallCatalogue } from './fixture';

describe('evidence from what the ancestors of a base were trained on', () => {
  let database: Database;
  let catalogue: SmallCatalogue;

  beforeAll(async () => {
    database = await openTestDatabase();
    catalogue = await writeSmallCatalogue(database);
    const { resnet, vit, convnext, unmeasured } = catalogue.bases;
    const made = (child: { originId: number }, base: { originId: number }, relation: string) =>
      insert(database, 'lineage', { childOriginId: child.originId, baseOriginId: base.originId, relation });
    await made(unmeasured, resnet, 'DISTILLED');
    await made(vit, unmeasured, 'FINETUNE');
    await made(convnext, resnet, 'COMPONENT');
    await measureAnother();
  });

  async function measureAnother() {
    const rows = new Rows(database);
    const facts = { inputModalities: ['IMAGE'], tasks: ['image-classification'] };
    const base = await rows.model({ slug: 'lab/swin', name: 'swin', ...facts });
    const { studyId, datasets } = catalogue;
    await rows.result({
      studyId,
      baseOriginId: base.originId,
      targetOriginId: datasets.imagenet.originId,
      metricId: 'accuracy',
      value: 0.7,
      trainingExamples: 1000,
      scratchBaseline: null,
    });
  }

  afterAll(() => database.close());

  it('counts for none of their descendants, over any number of steps, and the reasons say so', async () => {
    const { service } = await recommendationOn(database);
    const { recommendations, ownResults } = await service.recommend({ target: { dataset: 'imagenet' } });
    const leaked = new Set(['lab/resnet', 'lab/vit']);
    const onImagenet = recommendations.flatMap(({ evidence }) =>
      evidence.flatMap(({ result }) => (result.target.slug === 'imagenet' ? [result.base.slug] : [])),
    );
    expect(onImagenet.filter((slug) => leaked.has(slug))).toEqual([]);
    expect(onImagenet).toEqual(expect.arrayContaining(['lab/swin', 'lab/unlicensed']));
    // Those two and the convnext, which has only a part of the resnet in it.
    expect(ownResults).toMatchObject({ count: 3 });
    for (const { base, reasons } of recommendations) {
      const told = reasons.some(({ kind, text }) => kind === 'LEAKAGE' && text.includes('imagenet'));
      expect([base.slug, told]).toEqual([base.slug, leaked.has(base.slug)]);
    }
  });
});
