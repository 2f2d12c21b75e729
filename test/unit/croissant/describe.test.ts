import {
  describe as describeDataset,
  missingFacts,
  type DescribedDataset,
} from '../../../src/croissant/describe';
import type { PlainObject } from '../../../src/hubs/plain-json';
import { faultsOf } from './mlcroissant';

const AT_HUB = 'https://huggingface.co/datasets/acme/leaves';
const aDataset = (
  { url = AT_HUB, isCurrent = true }: { url?: string | null; isCurrent?: boolean } = {},
  fields: Partial<DescribedDataset> = {},
): DescribedDataset => ({
  slug: 'acme/leaves',
  name: 'leaves',
  summary: 'Leaves of forty trees.',
  license: { url: 'https://spdx.org/licenses/CC-BY-4.0' },
  publisher: { name: 'acme', url: null },
  status: 'ACTIVE',
  disabled: null,
  createdAt: '2023-05-06T07:08:09.000Z',
  updatedAt: '2024-06-01T00:00:00.000Z',
  tags: ['botany'],
  languages: [],
  origins: [
    { isCurrent: true, fields: ['createdAt'], url: null },
    { isCurrent, fields: [], url },
  ],
  ...fields,
});
const written = (dataset: DescribedDataset) =>
  JSON.parse(JSON.stringify(describeDataset(dataset, 'https://catalog.example'))) as PlainObject;
const NO_FILES = ['distribution (where its files are: a repository at the Hugging Face Hub)'];

it('is what mlcroissant takes, the repository at the Hub as its files', () => {
  const document = written(aDataset());
  expect([...faultsOf(document)]).toEqual([]);
  expect(document.distribution).toEqual([
    expect.objectContaining({ '@id': 'repo', contentUrl: AT_HUB, encodingFormat: 'git+https' }),
  ]);
});

it.each([
  ['distribution', 'sc:Dataset has no distribution'],
  ['conformsTo', 'the version is not known'],
  ['@context', 'schema.org is not as it is known'],
])('would not be taken without %s', (property, fault) => {
  const document = { ...written(aDataset()) };
  delete document[property];
  expect([...faultsOf(document)]).toContain(fault);
});

it.each(['contentUrl', 'encodingFormat', '@id', 'sha256'])(
  'would not be taken without %s of its files',
  (property) => {
    const document = written(aDataset());
    const [file] = document.distribution as PlainObject[];
    const rest = Object.fromEntries(Object.entries(file ?? {}).filter(([name]) => name !== property));
    expect([...faultsOf({ ...document, distribution: [rest] })].join()).toContain('cr:FileObject has no');
  },
);

it.each([
  ['is on another site', aDataset({ url: 'https://www.kaggle.com/datasets/acme/leaves' })],
  ['is a page about it', aDataset({ url: `${AT_HUB}/discussions` })],
  [
    'is of a site with a name like it',
    aDataset({ url: 'https://huggingface.co.example/datasets/acme/leaves' }),
  ],
  ['is not known', aDataset({ url: null })],
  ['was replaced', aDataset({ isCurrent: false })],
  ['is not served', aDataset({}, { disabled: true })],
])('has no files where the address %s', (_, dataset) => {
  expect(missingFacts(dataset)).toEqual(NO_FILES);
});

it('misses nothing where all is known', () => {
  expect(missingFacts(aDataset())).toEqual([]);
  expect(missingFacts(aDataset({ url: 'https://huggingface.co/datasets/leaves' }))).toEqual([]);
});
