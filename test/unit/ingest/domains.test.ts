import { describeDataset, describeModel, type Vocabulary } from '../../../src/ingest/describe';
import { readStarterData } from '../../../src/ingest/starter/starter-data';
import { DomainWords } from '../../../src/ingest/taxonomy/domain-words';
import { readTaxonomyTerms, Taxonomies } from '../../../src/ingest/taxonomy/taxonomies';
import { aDataset, aModel } from './support';

const terms = readStarterData().domains.map((domain, place) => ({ ...domain, id: place + 1 }));
const vocabulary: Vocabulary = {
  taxonomies: new Taxonomies(readTaxonomyTerms()),
  domains: new DomainWords(terms),
};
const named = (domains: readonly { domainId: number; confidence: number }[]) =>
  domains.map(({ domainId, confidence }) => `${terms[domainId - 1]?.slug} ${confidence}`);
const ofDataset = (input: Record<string, unknown>) =>
  named(describeDataset(aDataset({ name: 'x', ...input }), vocabulary).domains);
const ofModel = (input: Record<string, unknown>) => named(describeModel(aModel(input), vocabulary).domains);

describe('the domains of a record', () => {
  it.each([
    ['several words', 'x', 'Handwritten character digits.', ['handwriting 0.35', 'handwriting/digits 0.35']],
    ['an alias of several words', 'x', 'Images of remote sensing.', ['remote-sensing 0.35']],
    ['a word in the name', 'urdu_news', 'Labelled by three people.', ['news 0.25']],
    ['words run together in the name', 'ChestXRayCyclo', null, ['medical/radiology/chest-x-ray 0.35']],
    ['a name as it stands', 'PubMed_titles', null, ['medical/biomedical-literature 0.25']],
    ['plurals', 'x', 'Chest X-rays with findings.', ['medical/radiology/chest-x-ray 0.35']],
  ])('follow from %s', (_what, name, summary, domains) => {
    expect(ofDataset({ name, summary })).toEqual(domains);
  });

  it.each([
    'Reaches the state of the art, compared with prior art, in the real world.',
    'Neural networks for tables of materials; see our blog post.',
    'One mention of birds in passing.',
    'See https://example.org/medical/radiology/chest-x-ray for more.',
    '',
  ])('do not follow from "%s"', (summary) => {
    expect(ofDataset({ summary })).toEqual([]);
  });

  it('are at most three of what a long text speaks of, from its beginning', () => {
    const summary = 'Chest x-rays, brain MRI, mammography, product reviews and fake news. ';
    expect(ofDataset({ summary })).toHaveLength(3);
    expect(ofDataset({ summary: `${'word '.repeat(200)}${summary}` })).toEqual([]);
  });

  it('follow from tasks that are a subject, and not from others', () => {
    expect(ofModel({ tasks: ['automatic-speech-recognition'] })).toEqual(['speech 0.3']);
    expect(ofModel({ tasks: ['object-detection'] })).toEqual([]);
  });

  it('follow from what a well-known dataset is about that a model was trained on', () => {
    const trainedOn = (hub: string, externalId: string) => ({
      trainings: [{ dataset: { hub, externalId }, role: 'PRETRAINING' }],
    });
    expect(ofModel(trainedOn('huggingface', 'ILSVRC/imagenet-1k'))).toEqual(['natural-images 0.3']);
    expect(ofModel(trainedOn('tfds', 'coco'))).toEqual(['natural-images/objects 0.3']);
    expect(ofModel(trainedOn('huggingface', 'acme/leaves'))).toEqual([]);
  });

  it('are what the source states and nothing besides, where it states some', () => {
    const summary = 'Chest X-rays with findings.';
    expect(ofDataset({ domains: ['news'], summary })).toEqual(['news 1']);
    expect(ofDataset({ domains: ['no such subject'], summary })).toEqual([
      'medical/radiology/chest-x-ray 0.35',
    ]);
  });

  it('keep the surer word of a tag', () => {
    expect(ofDataset({ tags: ['remote-sensing'], summary: 'Images of remote sensing.' })).toEqual([
      'remote-sensing 0.6',
    ]);
  });

  it.each(['new-model', 'new', 'stylegan-ada', 'a-new-start', 'urban-model', 'crop-crack'])(
    'are none for the name %s alone',
    (name) => {
      expect(ofModel({ name })).toEqual([]);
      expect(ofDataset({ name })).toEqual([]);
    },
  );

  it.each(['daily-news', 'NewsClassifier', 'news'])('are news for the name %s', (name) => {
    expect(ofDataset({ name })).toEqual(['news 0.25']);
  });

  it.each(['environmental', 'urban', 'machines', 'actions', 'markets', 'indoor'])(
    'need a second witness for the tag %s, as domains are called with more words',
    (tag) => {
      expect(ofDataset({ tags: [tag] })).toEqual([]);
      expect(ofDataset({ tags: [tag, 'air', 'open-data'], summary: 'Figures by quarter.' })).toEqual([]);
      expect(ofDataset({ tags: [tag], modalities: ['MOLECULE'] })).toEqual([]);
    },
  );

  it.each([
    [{ tags: ['environmental'], modalities: ['AUDIO'] }, ['audio/environmental 0.6']],
    [{ tags: ['urban'], modalities: ['AUDIO'] }, ['audio/urban 0.6']],
    [{ tags: ['urban'], modalities: ['TABULAR'] }, []],
    [{ tags: ['urban'], name: 'audio', summary: 'Sirens.' }, ['audio/urban 0.6']],
    [{ tags: ['clinical'], summary: 'Notes of patients.' }, ['medical 0.4']],
    [{ tags: ['clinical'] }, []],
    [{ tags: ['clinical'], modalities: ['TEXT'] }, ['medical 0.4']],
    [{ tags: ['cattle'], modalities: ['TEXT'] }, []],
    [{ tags: ['remote-sensing'] }, ['remote-sensing 0.6']],
  ])('follow from tags with a witness: %j', (input, domains) => {
    expect(ofDataset(input)).toEqual(expect.arrayContaining(domains));
    if (domains.length === 0) expect(ofDataset(input)).toEqual([]);
  });

  it('are of the kind of data that the record is of', () => {
    expect(ofModel({ name: 'cat-llama', tags: ['trl'] })).toEqual([]);
    expect(ofModel({ name: 'crop-detector', tasks: ['object-detection'] })).toEqual([]);
    expect(ofModel({ name: 'cats', tasks: ['image-classification'] })).toEqual([
      'natural-images/animals/pets 0.25',
    ]);
  });

  it('are not driving where a record only speaks of lidar', () => {
    expect(ofDataset({ tags: ['lidar'], summary: 'Lidar of forests.' })).toEqual([]);
    expect(ofDataset({ tags: ['lidar'], modalities: ['POINT_CLOUD'] })).toEqual([]);
    expect(ofDataset({ name: 'nuScenes', summary: 'Lidar driving.' })).toEqual(['point-clouds/driving 0.35']);
  });

  it('are not sounds where a record is about speech or music', () => {
    expect(ofModel({ tags: ['audio', 'speech'] })).toEqual(['speech 0.6']);
  });
});
