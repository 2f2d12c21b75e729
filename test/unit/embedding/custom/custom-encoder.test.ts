import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEncoder, loadTensorBackend, type Encoder } from '../../../../src/embedding';
import { createCustomEncoder } from '../../../../src/embedding/custom/custom-encoder';
import { openModel, type FetchFile } from '../../../../src/embedding/custom/open-model';
import { loadTextModel } from '../../../../src/embedding/custom/text-model.tf';
import { cosine } from '../../../../src/platform/cosine';
import { graphModel, layersModel, writeModel, type Files } from './tiny-models';

const fetchPlainly: FetchFile = (url) => fetch(url);

describe('an encoder of the user', () => {
  let folder: string;
  let shipped: Encoder;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'encoder-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  beforeAll(async () => {
    shipped = createEncoder(await loadTensorBackend('cpu'));
  });

  async function encoderOf(files: Files): Promise<Encoder> {
    const model = await openModel(writeModel(folder, files), fetchPlainly);
    return createCustomEncoder({ model: await loadTextModel(model, 'cpu'), digest: model.digest, shipped });
  }

  it.each([
    ['LayersModel', () => layersModel()],
    ['GraphModel', () => Promise.resolve(graphModel())],
  ])('of a %s places texts by what its model says of them', async (_, files) => {
    const encoder = await encoderOf(await files());
    const [asked, like, unlike, nothing] = await encoder.encode([
      { text: 'Pneumonia in the lungs' },
      { text: 'chest radiographs' },
      { text: 'bird songs' },
      { text: '' },
    ]);
    expect(asked).toHaveLength(encoder.dimensions);
    expect(Math.hypot(...(asked ?? []))).toBeCloseTo(1, 5);
    expect(cosine(asked!, like!)).toBeGreaterThan(0.5);
    expect(cosine(asked!, unlike!)).toBeLessThan(0.2);
    expect(nothing?.every((value) => value === 0)).toBe(true);
  });

  it('gives a text the same vector whatever stands beside it in a batch', async () => {
    const encoder = await encoderOf(graphModel());
    const text = 'bird song';
    const [alone] = await encoder.encode([{ text }]);
    const [, beside] = await encoder.encode([
      { text: 'loan default credit bank borrower opinion' },
      { text },
    ]);
    alone?.forEach((value, place) => expect(beside?.[place]).toBeCloseTo(value, 5));
  });
});
