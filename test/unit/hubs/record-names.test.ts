import { datasetRecordSchema, modelRecordSchema } from '../../../src/hubs';
import { readApiDataset } from '../../../src/hubs/huggingface-datasets/dataset-record';
import { repositoryId } from '../../../src/hubs/huggingface/repository-id';
import { chooseSlug, slugCandidates } from '../../../src/ingest/slug';

const identity = { hub: 'mlflow', externalId: 'models/one', name: 'one' };
const model = (facts: Record<string, unknown>) =>
  modelRecordSchema.parse({ kind: 'model', ...identity, ...facts });

describe('names in a record', () => {
  it('are composed, and hold nothing that cannot be seen', () => {
    expect(
      model({
        externalId: 'models/Cafe\u0301',
        name: '\u202EEvil\u200B Cafe\u0301',
        publisher: 'Uni\u00ADversity',
        tags: ['one\u2066two\u2069'],
        sameAs: [{ hub: 'kaggle', externalId: 'o/Cafe\u0301' }],
        summary: 'Right \u202Ethgir\u202C.\nSecond \u200Fline\u200F.',
      }),
    ).toMatchObject({
      externalId: 'models/Caf\u00E9',
      name: 'Evil Caf\u00E9',
      publisher: 'University',
      tags: ['onetwo'],
      sameAs: [{ hub: 'kaggle', externalId: 'o/Caf\u00E9' }],
      summary: 'Right thgir.\nSecond \u200Fline\u200F.',
    });
  });

  it('are the same thing in composed and in decomposed letters', () => {
    const ids = ['Caf\u00E9', 'Cafe\u0301'].map(
      (externalId) => datasetRecordSchema.parse({ kind: 'dataset', ...identity, externalId }).externalId,
    );
    expect(new Set(ids).size).toBe(1);
  });

  it('are refused where nothing of them can be seen', () =>
    expect(modelRecordSchema.safeParse({ kind: 'model', ...identity, name: '\u200B\u202E' }).success).toBe(
      false,
    ));
});

describe('a repository of the Hub with a long name', () => {
  const name = 'a-very-long-name-of-a-fine-tuned-model-'.repeat(4);
  const id = `an-owner/${name}`;

  it('is read', () => {
    expect(repositoryId('model', id)).toBe(id);
    expect(repositoryId('dataset', `https://huggingface.co/datasets/${id}`)).toBe(id);
    expect(repositoryId('model', `an-owner/${'x'.repeat(201)}`)).toBeNull();
  });

  it('has its id as its slug', () => {
    const key = { kind: 'MODEL', hub: 'huggingface', externalId: 'an-owner/' + 'x'.repeat(150) } as const;
    expect(slugCandidates(key, 'an-owner', 'x'.repeat(150))[0]).toBe(key.externalId);
  });
});

describe('a dataset that got an owner', () => {
  it.each([
    ['conll2002', 'eriktks/conll2002'],
    ['mc4', 'legacy-datasets/mc4'],
    ['wikiann', 'unimelb-nlp/wikiann'],
    ['amazon_reviews_multi', 'defunct-datasets/amazon_reviews_multi'],
    ['hendrycks_test', 'cais/mmlu'],
    ['nobody_moved_this', 'nobody_moved_this'],
  ])('is called by its id of today: %s', (former, today) => {
    expect(repositoryId('dataset', former)).toBe(today);
    expect(repositoryId('dataset', `https://huggingface.co/datasets/${former}`)).toBe(today);
  });

  it('names its former id in its own record', () => {
    const { record } = readApiDataset({ id: 'eriktks/conll2002', tags: [] }, 'line 1');
    expect(record?.sameAs).toEqual([{ hub: 'huggingface', externalId: 'conll2002' }]);
    expect(readApiDataset({ id: 'someone/conll2002', tags: [] }, 'line 1').record?.sameAs).toEqual([]);
  });
});

describe('slugs of names beyond the limit', () => {
  const keyOf = (externalId: string) => ({ kind: 'MODEL', hub: 'mlflow', externalId }) as const;
  const slugsOf = (name: string) => slugCandidates(keyOf(`models/${name}`), 'p'.repeat(200), name);

  it('fit into the catalogue with hub and digest, and differ where the names do', () => {
    const [one, other] = [`${'n'.repeat(298)}a`, `${'n'.repeat(298)}b`].map(slugsOf);
    for (const slug of [...(one ?? []), ...(other ?? [])]) expect(slug.length).toBeLessThanOrEqual(400);
    expect(chooseSlug(one ?? [], () => false)).not.toBe(chooseSlug(other ?? [], () => false));
  });

  it('never cut a letter in half', () => {
    for (const before of ['', 'a'])
      for (const slug of slugsOf(`${before}${'\u{20000}'.repeat(149)}`))
        expect(slug).not.toMatch(/\p{Surrogate}/u);
  });
});
