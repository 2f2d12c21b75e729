import { ImportService } from '../../../src/ingest';
import { aHub, CountingEncoder } from '../../database/ingest/support';
import { aDataset, aModel } from '../../unit/ingest/support';
import { at, CatalogApp } from './catalog-app';

const MEASURED = {
  evaluations: [
    {
      dataset: { hub: 'huggingface', externalId: 'imdb' },
      task: 'text-classification',
      split: 'test',
      metric: 'accuracy',
      value: 0.9,
    },
  ],
};

const trained = (role: 'FINE_TUNING' | 'PRETRAINING') => ({
  trainings: [{ dataset: { hub: 'huggingface', externalId: 'allenai/c4' }, role }],
});

const basedOn = (relation: string | null, inferred: object = {}) => ({
  bases: [{ base: { hub: 'huggingface', externalId: 'forge/base' }, relation }],
  ...inferred,
});

let app: CatalogApp;
beforeAll(async () => {
  app = await CatalogApp.start();
  const listed = { source: 'listing', updatedAt: '2025-01-01T00:00:00Z' };
  await new ImportService(app.database, new CountingEncoder(), [
    aHub([
      aModel({ ...listed, ...MEASURED, externalId: 'acme/asks', name: 'asks', gated: true, disabled: false }),
      aModel({ ...MEASURED, source: 'card', externalId: 'acme/asks', name: 'asks', summary: 'A card.' }),
      aModel({ ...listed, ...trained('FINE_TUNING'), externalId: 'acme/lm', name: 'lm' }),
      aModel({ ...trained('PRETRAINING'), source: 'card', externalId: 'acme/lm', name: 'lm' }),
      aModel({ ...listed, externalId: 'acme/open', name: 'open', gated: false, disabled: true }),
      aModel({ ...listed, externalId: 'acme/silent', name: 'silent' }),
      aModel({ ...listed, ...basedOn('quantized'), externalId: 'forge/small', name: 'small' }),
      aModel({ ...basedOn(null), source: 'card', externalId: 'forge/small', name: 'small' }),
      aModel({
        ...listed,
        ...basedOn(null, { weightForms: ['adapter'] }),
        externalId: 'forge/added',
        name: 'added',
      }),
      aModel({ ...basedOn(null), source: 'card', externalId: 'forge/added', name: 'added' }),
      aModel({ ...listed, ...basedOn(null, { tags: ['gguf'] }), externalId: 'forge/tuned', name: 'tuned' }),
      aModel({ ...basedOn('finetune'), source: 'card', externalId: 'forge/tuned', name: 'tuned' }),
      aModel({ ...listed, externalId: 'forge/base', name: 'base', licenses: { weights: 'cc-by-nc-4.0' } }),
      aModel({ ...listed, ...basedOn('inspired by'), externalId: 'forge/whole', name: 'whole' }),
      aModel({ ...basedOn(null), source: 'card', externalId: 'forge/whole', name: 'whole' }),
      aDataset({ externalId: 'acme/data', name: 'data', gated: true }),
    ]),
  ]).run('huggingface', 'test');
});
afterAll(() => app.close());

it('shows which source each origin is from, and what both state once', async () => {
  const answer = await app.query(
    `{ model(slug: "acme/asks") { summary gated disabled origins { source isCurrent fields }
        evaluations(first: 10) { totalCount nodes { value } } } }`,
  );
  expect(answer.errors).toEqual([]);
  expect(at(answer, 'model')).toMatchObject({
    summary: 'A card.',
    gated: true,
    disabled: false,
    evaluations: { totalCount: 1, nodes: [{ value: 0.9 }] },
  });
  const origins = at<{ source: string; isCurrent: boolean; fields: string[] }[]>(answer, 'model.origins');
  const bySource = Object.fromEntries(origins.map((origin) => [origin.source, origin]));
  expect(bySource.listing).toMatchObject({ isCurrent: true });
  expect(bySource.listing?.fields).toContain('gated');
  expect(bySource.card).toMatchObject({ isCurrent: true });
  expect(bySource.card?.fields).toContain('summary');
});

it('takes the role of training data from the source that tells it', async () => {
  const answer = await app.query('{ model(slug: "acme/lm") { trainedOn { role dataset { slug } } } }');
  expect(at(answer, 'model.trainedOn')).toEqual([{ role: 'PRETRAINING', dataset: { slug: 'allenai/c4' } }]);
});

it.each([
  ['small', 'QUANTIZED', 'FINETUNE'],
  ['added', 'ADAPTER', 'FINETUNE'],
  ['tuned', 'FINETUNE', 'QUANTIZED'],
])('takes the relation of %s from the source that tells it: %s', async (name, relation, other) => {
  const answer = await app.query(
    `{ model(slug: "forge/${name}") { bases { relation base { slug } } }
      is: models(where: { name: { eq: "${name}" }, bases: { relation: { eq: ${relation} } } }) { totalCount }
      isNot: models(where: { name: { eq: "${name}" }, bases: { relation: { eq: ${other} } } }) { totalCount } }`,
  );
  expect(answer.errors).toEqual([]);
  expect(answer.data).toEqual({
    model: { bases: [{ relation, base: { slug: 'forge/base' } }] },
    is: { totalCount: 1 },
    isNot: { totalCount: 0 },
  });
});

it.each([
  ['whole', 'OTHER', 'UNKNOWN'],
  ['tuned', 'FINETUNE', 'NO'],
])('judges the licence of %s by the relation that it shows', async (name, relation, commercialUse) => {
  const answer = await app.query(
    `{ model(slug: "forge/${name}") { bases { relation } licenses { effective { commercialUse } } } }`,
  );
  expect(answer.errors).toEqual([]);
  expect(at(answer, 'model')).toEqual({ bases: [{ relation }], licenses: { effective: { commercialUse } } });
});

it.each([
  ['gated: true', ['acme/asks']],
  ['gated: false', ['acme/lm', 'acme/open', 'acme/silent']],
  ['disabled: true', ['acme/open']],
  ['not: { disabled: true }', ['acme/asks', 'acme/lm', 'acme/silent']],
])('chooses models by access to their files: %s', async (where, slugs) => {
  const answer = await app.query(
    `{ models(where: { ${where}, publisher: { slug: { eq: "acme" } } }, orderBy: { field: SLUG, direction: ASC }) { nodes { slug } } }`,
  );
  expect(answer.errors).toEqual([]);
  expect(at<{ slug: string }[]>(answer, 'models.nodes').map(({ slug }) => slug)).toEqual(slugs);
});

it('chooses datasets by it, too', async () => {
  const answer = await app.query('{ datasets(where: { gated: true }) { nodes { slug gated disabled } } }');
  expect(at(answer, 'datasets.nodes')).toEqual([{ slug: 'data', gated: true, disabled: null }]);
});
