import { adaptationOf } from '../../../src/recommend/explanation/adaptation';
import type { BaseRow } from '../../../src/recommend/knowledge/rows';
import type { AdaptationWayName } from '../../../src/catalog';
import type { ProtocolName } from '../../../src/transfer';
import { aBase, aDataset, aKnowledge } from './a-knowledge';

const tensor = (shape: number[], name = 'x') => ({
  name,
  type: 'tensor',
  'tensor-spec': { dtype: 'float32', shape },
});

interface Case {
  base: Partial<BaseRow>;
  classes?: number;
  protocol?: ProtocolName;
  way?: AdaptationWayName | null;
  /** Classes of the data that it was pretrained on. */
  pretraining?: (number | null)[];
  /** Classes of the data that it was fine-tuned on after that. */
  fineTuning?: (number | null)[];
}

function adaptation(asked: Case) {
  const { base, classes, protocol = 'FINE_TUNE', way = 'HEAD', pretraining = [], fineTuning = [] } = asked;
  const data = [...pretraining, ...fineTuning];
  const knowledge = aKnowledge({
    bases: [aBase(1, base)],
    datasets: data.map((count, index) => aDataset(index + 1, { classes: count })),
    trainings: data.map((_, index) => ({
      modelId: 1,
      datasetId: index + 1,
      role: index < pretraining.length ? 'PRETRAINING' : 'FINE_TUNING',
    })),
  });
  return adaptationOf({ base: knowledge.bases.get(1)!, classes, protocol, way, knowledge });
}

const CLASSIFIER: Partial<BaseRow> = { tasks: ['image-classification'] };

describe('what has to be prepared for a base', () => {
  it('is its input and its head, in one line', () => {
    const base = { ...CLASSIFIER, inputSignature: [tensor([-1, 3, 224, 224])] };
    expect(adaptation({ base, classes: 12, pretraining: [1000] })).toEqual({
      input: '224x224 RGB',
      head: 'replace the head: 1000 -> 12 classes',
      text: '224x224 RGB; replace the head: 1000 -> 12 classes',
    });
  });

  it.each([
    [[tensor([-1, 256, 192, 3])], '192x256 RGB'],
    [[tensor([1, 1, 28, 28])], '28x28 greyscale'],
    [[tensor([-1, 3, -1, -1])], 'RGB of any size'],
    [JSON.stringify([tensor([-1, 3, 64, 64])]), '64x64 RGB'],
    [[tensor([-1, 7, 32, 32])], null],
    [[{ name: 'age', type: 'long' }], null],
    ['not json', null],
    [null, null],
  ])('reads an image from the signature %j', (inputSignature, input) => {
    expect(adaptation({ base: { inputSignature } })?.input ?? null).toBe(input);
  });

  it('reads how many tokens a text may have', () => {
    const inputSignature = [tensor([-1, 512], 'attention_mask'), tensor([-1, 512], 'input_ids')];
    expect(adaptation({ base: { inputModalities: ['TEXT'], inputSignature } })?.text).toBe(
      'up to 512 tokens',
    );
  });

  it('takes the size of the head from the signature before the data', () => {
    const base = { ...CLASSIFIER, outputSignature: [tensor([-1, 21])] };
    expect(adaptation({ base, classes: 5, pretraining: [1000] })?.head).toBe(
      'replace the head: 21 -> 5 classes',
    );
    expect(adaptation({ base })?.head).toBe('replace the head: 21 classes -> your own');
  });

  it('says nothing of a head that its facts do not tell of', () => {
    expect(adaptation({ base: CLASSIFIER, classes: 5 })).toBeNull();
    expect(adaptation({ base: CLASSIFIER, classes: 5, pretraining: [1000, 21_000] })).toBeNull();
    expect(
      adaptation({ base: CLASSIFIER, classes: 5, pretraining: [1000], protocol: 'ZERO_SHOT' }),
    ).toBeNull();
  });

  it('counts the classes of the last training: the fine-tuning, not what came before it', () => {
    const heads = (more: Partial<Case>) =>
      adaptation({ base: CLASSIFIER, classes: 12, pretraining: [21_841], ...more })?.head;
    expect(heads({})).toBe('replace the head: 21841 -> 12 classes');
    expect(heads({ fineTuning: [1000] })).toBe('replace the head: 1000 -> 12 classes');
    // Of two fine-tunings nobody says which was the last; of unknown classes nothing is said.
    expect(heads({ fineTuning: [1000, 37] })).toBeUndefined();
    expect(heads({ fineTuning: [null] })).toBeUndefined();
  });

  it('follows the way to the task', () => {
    const base = { tasks: ['object-detection'] };
    expect(adaptation({ base, classes: 5, pretraining: [80], way: 'DIRECT' })?.head).toBe(
      'replace the head: 80 -> 5 classes',
    );
    expect(adaptation({ base: CLASSIFIER, classes: 5, pretraining: [1000], way: 'BACKBONE' })?.head).toBe(
      'leave its head out (1000 classes)',
    );
    expect(adaptation({ base: CLASSIFIER, classes: 5, pretraining: [1000], way: 'GENERATIVE' })).toBeNull();
  });

  it('adds a head to a model that gives out features', () => {
    expect(adaptation({ base: { tasks: ['feature-extraction'] }, classes: 3 })?.head).toBe(
      'add a head for 3 classes',
    );
  });
});
