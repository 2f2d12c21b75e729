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
});
