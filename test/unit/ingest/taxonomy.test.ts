import { describeDataset, describeModel } from '../../../src/ingest/describe';
import { describeResults } from '../../../src/ingest/describe-results';
import { languageTags } from '../../../src/ingest/taxonomy/languages';
import { relationOf } from '../../../src/ingest/taxonomy/relations';
import { transferResultRecordSchema } from '../../../src/hubs';
import { aDataset, aModel, vocabulary } from './support';

const { taxonomies, domains } = vocabulary;

describe('tasks', () => {
  it.each([
    ['image-classification', 'image-classification'],
    ['Image Classification', 'image-classification'],
    ['sentiment_analysis', 'text-classification'],
    ['text2text-generation', 'text-generation'],
    ['conversational', 'text-generation'],
    ['structured-data-classification', 'tabular-classification'],
    ['make-coffee', null],
  ])('takes %s for %s', (word, id) => expect(taxonomies.task(word)?.id ?? null).toBe(id));
});

describe('licences', () => {
  it.each([
    ['mit', 'mit'],
    ['MIT', 'mit'],
    ['Apache-2.0', 'apache-2.0'],
    ['Apache License 2.0', 'apache-2.0'],
    ['CC-BY-SA-4.0', 'cc-by-sa-4.0'],
    ['mit, MIT', 'mit'],
    ['mit, apache-2.0', null],
    ['??', null],
    ['http://creativecommons.org/licenses/by/4.0', 'cc-by-4.0'],
    ['https://www.creativecommons.org/licenses/by-sa/4.0/legalcode', 'cc-by-sa-4.0'],
    ['https://creativecommons.org/licenses/by-nc/4.0/deed.en', 'cc-by-nc-4.0'],
    ['https://example.org/', null],
    ['https://', null],
  ])('takes %s for %s', (text, id) => expect(taxonomies.license(text)?.id ?? null).toBe(id));

  it('keeps the words of a licence that nobody knows', () => {
    const { fields } = describeModel(aModel({ licenses: { weights: 'acme-terms' } }), vocabulary);
    expect(fields).toMatchObject({
      weightsLicenseId: 'other',
      weightsLicenseRaw: 'acme-terms',
      codeLicenseId: null,
    });
  });
});

describe('languages', () => {
  it.each([
    ['en', ['en']],
    ['EN', ['en']],
    ['eng', ['en']],
    ['English', ['en']],
    ['dutch', ['nl']],
    ['zh_CN', ['zh-CN']],
    ['pt-br', ['pt-BR']],
    ['en-ru', ['en', 'ru']],
    ['zh-en', ['zh', 'en']],
    ['csb_Latn', ['csb-Latn']],
    ['no', ['no']],
    ['iw', ['he']],
    ['jp', ['ja']],
    ['yue', ['yue']],
    ['multilingual', ['mul']],
    ['code', []],
    ['Cszech Deustch', null],
    ['xx', null],
    ['💥', null],
    ['..', null],
    ['en-', null],
    ['en-💥', null],
    ['zh_CN_x_very_private_use', ['zh-CN-x-very-private-use']],
    ['en-123456789', null],
    ['', null],
    ['constructor', null],
  ])('takes %s for %j', (word, tags) => expect(languageTags(word)).toEqual(tags));
});

describe('relations', () => {
  it.each([
    ['merged', 'MERGE'],
    ['finetune', 'FINETUNE'],
    ['Quantized', 'QUANTIZED'],
    ['soup', 'OTHER'],
    ['constructor', 'OTHER'],
  ])('takes %s for %s', (word, relation) => expect(relationOf(word)).toBe(relation));

  it('keeps the word of a relation that nobody knows', () => {
    const record = aModel({
      bases: [{ base: { hub: 'huggingface', externalId: 'acme/b' }, relation: 'soup' }],
    });
    expect(describeModel(record, vocabulary).bases).toMatchObject([
      { relation: 'OTHER', relationRaw: 'soup' },
    ]);
  });
});

describe('modalities', () => {
  it('follow from the tasks where none are stated', () => {
    const { fields } = describeModel(aModel({ tasks: ['image-text-to-text'] }), vocabulary);
    expect(fields).toMatchObject({ inputModalities: ['IMAGE', 'TEXT'], outputModalities: ['TEXT'] });
  });

  it('are those that are stated', () => {
    const { fields } = describeModel(
      aModel({ tasks: ['text-generation'], inputModalities: ['image'] }),
      vocabulary,
    );
    expect(fields.inputModalities).toEqual(['IMAGE']);
  });

  it('follow from a library that is for one thing, where there is no task', () => {
    expect(describeModel(aModel({ libraries: ['timm'] }), vocabulary).fields.inputModalities).toEqual([
      'IMAGE',
    ]);
    expect(describeModel(aModel({ libraries: ['transformers'] }), vocabulary).fields.inputModalities).toEqual(
      [],
    );
  });

  it('are reported where they are unknown', () => {
    const { problems, fields } = describeDataset(aDataset({ modalities: ['SMELL', 'TEXT'] }), vocabulary);
    expect(fields.modalities).toEqual(['TEXT']);
    expect(problems).toMatchObject([{ field: 'modalities', action: 'ignored' }]);
  });
});

describe('tasks and libraries among the tags', () => {
  it('count where nothing is stated', () => {
    const { fields } = describeModel(aModel({ tags: ['image-classification', 'timm', 'ner'] }), vocabulary);
    expect(fields).toMatchObject({ tasks: ['image-classification'], libraries: ['timm'] });
  });

  it('do not count beside what is stated', () => {
    const record = aModel({
      tags: ['image-classification', 'timm'],
      tasks: ['fill-mask'],
      libraries: ['transformers'],
    });
    expect(describeModel(record, vocabulary).fields).toMatchObject({
      tasks: ['fill-mask'],
      libraries: ['transformers'],
    });
  });

  it('keeps a library that nobody knows as a tag', () => {
    const { fields } = describeModel(aModel({ libraries: ['brainflakes'] }), vocabulary);
    expect(fields).toMatchObject({ libraries: [], tags: ['brainflakes'] });
  });
});

describe('domains', () => {
  const isTask = (word: string) => taxonomies.task(word) !== null;
  it.each([
    ['medical/radiology', 2, 1],
    ['radiology', 2, 1],
    ['Medicine and health', 1, 1],
    ['X-ray', 2, 0.9],
    ['science', 3, 1],
  ])('finds the stated domain %s', (word, domainId, confidence) =>
    expect(domains.stated(word)).toEqual({ domainId, confidence }),
  );

  it.each(['papers', 'gardening', ''])('finds none for %s', (word) =>
    expect(domains.stated(word)).toBeNull(),
  );

  it('is less sure of a tag, and surer of a name than of an alias', () => {
    expect(domains.tagged('radiology', isTask)).toEqual({ domainId: 2, confidence: 0.6 });
    expect(domains.tagged('clinical', isTask)).toEqual({ domainId: 1, confidence: 0.4 });
    expect(domains.tagged('ner', isTask)).toBeNull();
  });

  it('keeps the surest mention and reports what is unknown', () => {
    const record = aModel({ domains: ['radiology', 'gardening'], tags: ['radiology', 'health'] });
    const found = describeModel(record, vocabulary);
    expect(found.domains).toEqual([
      { domainId: 2, confidence: 1 },
      { domainId: 1, confidence: 0.4 },
    ]);
    expect(found.problems).toMatchObject([{ field: 'domains', message: 'is no known domain: "gardening"' }]);
  });
});

describe('figures', () => {
  const evaluation = (metric: string, value: number) =>
    describeModel(aModel({ evaluations: [{ metric, value }] }), vocabulary);

  it('are brought to the scale of their metric', () => {
    expect(evaluation('acc', 91.2).evaluations).toMatchObject([{ metricId: 'accuracy', value: 0.912 }]);
    expect(evaluation('accuracy', 0.912).evaluations).toMatchObject([{ value: 0.912 }]);
    expect(evaluation('wer', 12.5).evaluations).toMatchObject([{ metricId: 'wer', value: 0.125 }]);
    expect(evaluation('bleu', 31).evaluations).toMatchObject([{ value: 31 }]);
  });

  it.each([
    ['ndcg_at_1', 'ndcg_at_1'],
    ['nDCG@20', 'ndcg_at_20'],
    ['mrr_at_10', 'mrr_at_10'],
    ['precision_at_1', 'precision_at_1'],
    ['hit_rate_at_1', 'hit_rate_at_1'],
    ['p-MRR', 'p_mrr'],
    ['text_acc', 'text_score_of_pairs'],
    ['EPE', 'end_point_error'],
    ['hmean-iou', 'hmean_iou'],
    ['acc_worst_region', 'worst_group_accuracy'],
    ['AP', 'average_precision'],
  ])('of %s are of the metric %s', (word, id) => expect(taxonomies.metric(word)?.id).toBe(id));

  it.each([
    ['accuracy', 912],
    ['accuracy', -0.5],
    ['bleu', 131],
    ['happiness', 1],
  ])('of %s %d are reported and left out', (metric, value) => {
    const { evaluations, problems } = evaluation(metric, value);
    expect(evaluations).toEqual([]);
    expect(problems).toMatchObject([{ field: 'evaluations.0', action: 'ignored' }]);
  });

  it('of results are held to the same scale', () => {
    const result = (metric: string, value: number) =>
      transferResultRecordSchema.parse({
        kind: 'transferResult',
        study: 'one',
        base: { hub: 'huggingface', externalId: 'acme/one' },
        target: { hub: 'tfds', externalId: 'leaves' },
        protocol: 'FINE_TUNE',
        metric,
        value,
      });
    const { results, problems } = describeResults(
      [result('accuracy', 90), result('joy', 1), result('accuracy', 900)],
      taxonomies,
    );
    expect(results).toMatchObject([{ metricId: 'accuracy', value: 0.9 }]);
    expect(problems.map(({ id, field }) => [id, field])).toEqual([
      ['acme/one on leaves', 'metric'],
      ['acme/one on leaves', 'value'],
    ]);
  });
});
