import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  createEncoder,
  Familiarity,
  loadTensorBackend,
  SimilarityIndex,
  type EncodableFacts,
  type Encoder,
} from '../../../src/embedding';
import { NONSENSE_SENTENCES, TARGET_SENTENCES } from '../../support/target-sentences';

interface DomainRecord {
  slug: string;
  name: string;
  description: string;
  aliases: string[];
}

const FILE = path.join(__dirname, '../../../src/ingest/starter/data/domains/core.json');
const DOMAINS = JSON.parse(readFileSync(FILE, 'utf8')) as DomainRecord[];
const NAMES = new Map(DOMAINS.map(({ slug, name }) => [slug, name]));

const pathOf = (slug: string): string[] => {
  const parts = slug.split('/');
  return parts.map((_, i) => NAMES.get(parts.slice(0, i + 1).join('/')) ?? '');
};

const factsOf = ({ slug, name, description, aliases }: DomainRecord): EncodableFacts => ({
  text: `${name}. ${description}`,
  aliases,
  domainPath: pathOf(slug),
});

describe('nearest domains of a free text', () => {
  let encoder: Encoder;
  let index: SimilarityIndex;
  const familiarity = new Familiarity(DOMAINS.map(factsOf));
  beforeAll(async () => {
    const backend = await loadTensorBackend('auto');
    encoder = createEncoder(backend);
    const vectors = await encoder.encode(DOMAINS.map(factsOf));
    index = SimilarityIndex.create(
      backend,
      DOMAINS.map(({ slug }, i) => ({ slug, vector: vectors[i]! })),
    );
  });
  const nearest = async (texts: readonly string[], first: number) =>
    index.nearest(await encoder.encode(texts.map((text) => ({ text }))), first);

  it('knows every domain that the sentences name', () => {
    const named = new Set(TARGET_SENTENCES.flatMap(({ domains }) => domains));
    expect([...named].filter((slug) => !NAMES.has(slug))).toEqual([]);
  });

  it('has a right domain among the first three for at least 36 of 40 sentences', async () => {
    const found = await nearest(
      TARGET_SENTENCES.map(({ sentence }) => sentence),
      3,
    );
    const missed = TARGET_SENTENCES.filter(
      ({ domains }, i) => !found[i]!.some(({ slug }) => domains.includes(slug)),
    );
    expect(TARGET_SENTENCES).toHaveLength(40);
    expect(missed.length).toBeLessThanOrEqual(4);
  });

  it('is familiar with at least 38 of 40 sentences and with no nonsense', async () => {
    const judge = async (texts: readonly string[]): Promise<string[]> => {
      const found = await nearest(texts, 1);
      return texts.filter((text, i) => familiarity.isFamiliar(text, found[i]![0]!.similarity));
    };
    expect((await judge(TARGET_SENTENCES.map(({ sentence }) => sentence))).length).toBeGreaterThanOrEqual(38);
    expect(await judge(NONSENSE_SENTENCES)).toEqual([]);
  });

  it('covers nothing of a text without known words', () => {
    expect(familiarity.coverage('asdf qwer')).toEqual({ share: 0, known: 0 });
    expect(familiarity.coverage('')).toEqual({ share: 0, known: 0 });
    expect(familiarity.coverage('chest x-ray').share).toBe(1);
  });
});
