import type { Reference } from '../../../../src/hubs';
import { domainWord, sameAsOf } from '../../../../src/ingest/export/record-of-origin';
import { DomainWords } from '../../../../src/ingest/taxonomy/domain-words';

const at = (id: string): Reference => ({ hub: 'forge', externalId: id });
const kin = (id: string, ...sameAs: string[]) => ({ ...at(id), sameAs: sameAs.map(at), counts: false });
type Facts = Parameters<typeof sameAsOf>[0]['facts'];
const facts = (...sameAs: string[]): Facts => ({
  publisher: null,
  domains: [],
  sameAs: sameAs.map(at),
  fields: {
    kind: 'DATASET',
    values: {
      ...{ name: 'x', summary: null, tasks: [], languages: [], tags: [], gated: null, disabled: null },
      ...{ downloads: null, likes: null, countedAt: null, createdAt: null, updatedAt: null },
      ...{ modalities: [], licenseId: null, licenseRaw: null, classes: null, trainingExamples: null },
    },
  },
});
const sameAs = (id: string, stated: string[], others: ReturnType<typeof kin>[]) =>
  sameAsOf({ ...at(id), facts: facts(...stated), kin: others }).map(({ externalId }) => externalId);

describe('what an exported record says to be the same', () => {
  it('is what its source stated', () => {
    expect(sameAs('a', ['b'], [kin('a', 'b'), kin('b')])).toEqual(['b']);
  });

  it('is not what was split from it by hand', () => {
    expect(sameAs('a', ['b'], [kin('a', 'b')])).toEqual([]);
  });

  it('is the first of all, too, where it was merged by hand', () => {
    const merged = [kin('a'), kin('c', 'd'), kin('d')];
    expect(sameAs('c', ['d'], merged)).toEqual(['d', 'a']);
    expect(sameAs('a', [], merged)).toEqual([]);
  });
});

describe('the word for a domain', () => {
  const terms = [
    { id: 1, slug: 'plants', name: 'Plants', aliases: ['flora', 'botany'] },
    { id: 2, slug: 'animals', name: 'Animals', aliases: [] },
  ];
  const word = domainWord(terms, new DomainWords(terms));

  it('leads to the same confidence again', () => {
    expect(word({ domainId: 1, confidence: 1 })).toBe('plants');
    expect(word({ domainId: 1, confidence: 0.9 })).toBe('botany');
    expect(word({ domainId: 2, confidence: 0.9 })).toBe('animals');
  });

  it('is none where the domain was only found in other words', () => {
    expect(word({ domainId: 1, confidence: 0.6 })).toBeNull();
    expect(word({ domainId: 3, confidence: 1 })).toBeNull();
  });
});
