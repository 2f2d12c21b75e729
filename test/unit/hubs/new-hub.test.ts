import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startSnippet } from '../../../src/catalog';
import { describeHubs } from '../../../src/cli/import-hubs';
import { findHub, knownHubs, publicHubs, sourceOf } from '../../../src/hubs';
import type * as PublicHubs from '../../../src/hubs/public-hubs';
import { compareKeys, inPrecedence } from '../../../src/ingest/identity/precedence';
import { namesOfStub } from '../../../src/ingest/record-keys';
import { readTaxonomyTerms } from '../../../src/ingest/taxonomy/taxonomies';
import { describeModel } from '../../../src/ingest/describe';
import { aModel, vocabulary } from '../ingest/support';
import type * as Orchard from './orchard.hub';

// The one line by which a hub becomes one of this project; all else it says itself.
jest.mock('../../../src/hubs/public-hubs', () => {
  const actual = jest.requireActual<typeof PublicHubs>('../../../src/hubs/public-hubs');
  const { OrchardHub } = jest.requireActual<typeof Orchard>('./orchard.hub');
  return { ...actual, publicHubs: () => [...actual.publicHubs(), new OrchardHub()] };
});
jest.mock('../../../src/catalog/model/data/start-snippets.json', () => [
  {
    hub: 'orchard',
    library: 'graft',
    language: 'python',
    source: 'https://orchard.test/graft',
    id: '^(?<kind>\\w+)/(?<tree>\\w+)$',
    template: 'import graft\n\nmodel = graft.{{$kind}}({{$tree.lower}}$pin)',
  },
]);

const { fields } = describeModel(aModel({}), vocabulary);
const descriptionOf = (hub: string) => ({
  hub,
  externalId: 'one',
  revision: '1',
  source: '',
  parts: [],
  originId: 1,
  facts: { publisher: null, fields: { kind: 'MODEL' as const, values: fields }, domains: [], sameAs: [] },
});
const believed = (field: string, ...hubs: string[]) =>
  inPrecedence(hubs.map(descriptionOf), field).map(({ hub }) => hub);

describe('a hub that is a folder, a fixture and a line', () => {
  it('is found, listed and told how to read', () => {
    expect(findHub('orchard', publicHubs()).name).toBe('The Orchard');
    expect(sourceOf(findHub('orchard', publicHubs()), 'trees.jsonl')).toBe('trees.jsonl');
    expect(describeHubs(publicHubs(), { json: false })).toMatch(/orchard.*The Orchard.*orchard\.test/);
  });

  it('has its row among the terms of the catalogue', () => {
    expect(readTaxonomyTerms().hubs).toContainEqual({
      id: 'orchard',
      name: 'The Orchard',
      url: 'https://orchard.test/',
    });
  });

  it('is believed where it says, and of design before those who build nothing', () => {
    expect(believed('summary', 'web', 'timm', 'orchard', 'huggingface')).toEqual([
      'huggingface',
      'orchard',
      'timm',
      'web',
    ]);
    expect(believed('parameterCount', 'web', 'huggingface', 'timm', 'orchard')).toEqual([
      'orchard',
      'timm',
      'huggingface',
      'web',
    ]);
    const keys = ['timm', 'orchard'].map((hub) => ({ hub, externalId: 'one' }));
    expect(keys.sort(compareKeys)[0]).toMatchObject({ hub: 'orchard' });
  });

  it('says whether its ids begin with an owner', () => {
    const key = { kind: 'MODEL' as const, externalId: 'apple/Spur' };
    expect(namesOfStub({ ...key, hub: 'orchard' })).toEqual({ publisher: null, name: 'apple/Spur' });
    expect(namesOfStub({ ...key, hub: 'huggingface' })).toEqual({ publisher: 'apple', name: 'Spur' });
  });

  it('has code that loads its models, where a library is said to', () => {
    const facts = { hubId: 'orchard', externalId: 'apple/Spur', libraries: ['graft'] };
    const commit = '0123456789abcdef0123456789abcdef01234567';
    expect(startSnippet({ ...facts, revision: '' })).toEqual({
      language: 'python',
      code: 'import graft\n\nmodel = graft."apple"("spur")',
    });
    expect(startSnippet({ ...facts, revision: commit })?.code).toContain(`("spur", revision="${commit}")`);
    expect(startSnippet({ ...facts, revision: '', externalId: 'apple' })).toBeNull();
    expect(startSnippet({ ...facts, revision: '', libraries: [] })).toBeNull();
  });
});

it('names no hub outside of the hubs, but the one that this catalogue is itself', () => {
  const src = path.join(__dirname, '../../../src');
  const ids = knownHubs().flatMap(({ id }) => (id === 'local' ? [] : [id]));
  const naming = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith(`hubs${path.sep}`))
    .filter((file) => {
      const text = readFileSync(path.join(src, file), 'utf8');
      return ids.some((id) => text.includes(`'${id}'`));
    });
  expect(naming).toEqual([]);
});
