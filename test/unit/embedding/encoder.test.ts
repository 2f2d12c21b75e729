import { createEncoder, loadTensorBackend, type EncodableFacts, type Encoder } from '../../../src/embedding';
import { loadLexicon } from '../../../src/embedding/lexicon';
import { contentStems, stem } from '../../../src/embedding/words';
import { cosine } from '../../../src/platform/cosine';

const XRAYS: EncodableFacts = {
  text: 'Chest x-rays of patients with pneumonia',
  tasks: ['image-classification'],
  modalities: ['IMAGE'],
  domainPath: ['medical', 'radiology'],
};

describe('encoder', () => {
  let encoder: Encoder;
  beforeAll(async () => {
    encoder = createEncoder(await loadTensorBackend('cpu'));
  });
  const encode = async (...texts: string[]): Promise<Float32Array[]> =>
    encoder.encode(texts.map((text) => ({ text })));

  it('gives vectors of length 1', async () => {
    const vectors = await encoder.encode([XRAYS, { text: 'dogs' }, { text: '', tasks: ['fill-mask'] }]);
    for (const vector of vectors) {
      expect(vector).toHaveLength(encoder.dimensions);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    }
  });

  it('gives zeros where nothing is known', async () => {
    const [vector] = await encode('');
    expect([...vector!].every((value) => value === 0)).toBe(true);
  });

  it('gives the same vector for the same facts, whatever stands beside them', async () => {
    const [alone] = await encoder.encode([XRAYS]);
    const [, beside] = await encoder.encode([{ text: 'bird song in forests' }, XRAYS]);
    alone!.forEach((value, i) => expect(beside![i]).toBeCloseTo(value, 5));
  });

  it('encodes nothing to nothing', async () => {
    expect(await encoder.encode([])).toEqual([]);
  });

  it.each([
    ['pneumonia on a chest radiograph', 'lung disease in x-rays', 'reviews of restaurants'],
    ['melanoma', 'skin cancer', 'stock prices'],
    ['which bird is singing', 'bird song recordings', 'credit card fraud'],
    ['classifying aeroplanes', 'aircraft variants', 'tweets'],
  ])('puts "%s" nearer to "%s" than to "%s"', async (question, near, far) => {
    const [asked, like, unlike] = await encode(question, near, far);
    expect(cosine(asked!, like!)).toBeGreaterThan(cosine(asked!, unlike!) + 0.1);
  });

  it('takes structured facts into account', async () => {
    const [plain, like, unlike] = await encoder.encode([
      XRAYS,
      { ...XRAYS, text: 'Scans' },
      { ...XRAYS, text: 'Scans', tasks: ['text-generation'], modalities: ['TEXT'], domainPath: ['legal'] },
    ]);
    expect(cosine(plain!, like!)).toBeGreaterThan(cosine(plain!, unlike!) + 0.1);
  });

  it('lays its blocks out without gap or overlap', () => {
    let end = 0;
    for (const block of encoder.blocks) {
      expect(block.start).toBe(end);
      expect(block.end).toBeGreaterThan(block.start);
      end = block.end;
    }
    expect(end).toBe(encoder.dimensions);
  });

  it('names the word statistics in its version', () => {
    expect(encoder.version).toMatch(/^rootstock-\d+\./);
    expect(encoder.version.endsWith(loadLexicon().version)).toBe(true);
  });
});

describe('words', () => {
  it.each([
    ['classification', 'classifying', 'classify', 'classifier'],
    ['tumour', 'tumors', 'tumor'],
    ['galaxy', 'galaxies'],
    ['radiology', 'radiologist'],
    ['running', 'run', 'runs'],
    ['diagnosis', 'diagnoses'],
  ])('gives %s, %s and the like one stem', (...words) => {
    expect(new Set(words.map(stem)).size).toBe(1);
  });

  it('keeps different words apart', () => {
    expect(stem('news')).not.toBe(stem('new'));
    expect(stem('planet')).not.toBe(stem('plane'));
  });

  it('reads joined, accented and hyphenated writing', () => {
    expect(contentStems('AmazonPolarity')).toEqual(contentStems('amazon polarity'));
    expect(contentStems('X-Rays')).toEqual(contentStems('xray'));
    expect(contentStems('café')).toEqual(contentStems('cafe'));
  });

  it('drops what every request says', () => {
    expect(contentStems('please classify the images of a dataset')).toEqual(contentStems('images'));
  });
});
