import { OnnxHub } from '../../../src/hubs/onnx/onnx.hub';
import { readEverything } from './collect-items';
import { aFolder } from './support';

interface Described {
  group?: string;
  names?: string[];
  readme?: string;
  ports?: object;
}

const entry = (model: string, opset: number, { group = 'vision/classification', ports }: Described) => ({
  model,
  model_path: `validated/${group}/toynet/model/${model}-${opset}.onnx`,
  opset_version: opset,
  metadata: {
    tags: ['vision', 'classification', 'toynet'],
    ...(ports === undefined ? {} : { io_ports: ports }),
  },
});

async function readZoo(described: Described) {
  const { group = 'vision/classification', names = ['Toy-9', 'Toy-12'], readme = '' } = described;
  const entries = names.map((name) => {
    const [model = '', opset = ''] = name.split('-');
    return entry(model, Number(opset), described);
  });
  return readEverything(
    new OnnxHub(),
    await aFolder({
      'ONNX_HUB_MANIFEST.json': JSON.stringify(entries),
      [`validated/${group}/toynet/README.md`]: readme,
    }),
  );
}

const README = `<!--- SPDX-License-Identifier: MIT -->

# ToyNet

## Description
A small network for tests, which was trained on one machine. See [the paper](https://arxiv.org/abs/1512.03385).

 |Model        |Download  |Opset version|Top-1 accuracy (%)|Top-5 accuracy (%)|
|-------------|:--------------|:--------------|:--:|--:|
|Toy| [4 MB](model/Toy-9.onnx) | 9 | 60.1 | 80 |
|Toy| [4 MB](model/Toy-12.onnx) | 12 | 69.93 |    89.29|
|Other | none | 12 | 99 | 99 |

## Dataset
Dataset used for train and validation: [ImageNet (ILSVRC2012)](http://www.image-net.org/challenges/LSVRC/2012/).

## License
Apache 2.0
`;

describe('the README beside models of the ONNX Model Zoo', () => {
  it('gives summary, licence, papers, training data, and the figures of the newest opset that has some', async () => {
    const { models, studies, problems } = await readZoo({ readme: README });
    expect(problems).toEqual([]);
    expect(studies.map(({ key }) => key)).toEqual(['onnx-model-zoo']);
    const imagenet = { hub: 'huggingface', externalId: 'ILSVRC/imagenet-1k' };
    expect(models).toMatchObject([
      {
        externalId: 'Toy',
        summary: 'A small network for tests, which was trained on one machine. See the paper.',
        licenses: { weights: 'MIT' },
        trainings: [{ dataset: imagenet, role: 'PRETRAINING' }],
        evaluations: [
          {
            dataset: imagenet,
            metric: 'accuracy',
            value: 0.6993,
            split: 'validation',
            study: 'onnx-model-zoo',
          },
          { dataset: imagenet, metric: 'top_5_accuracy', value: 0.8929 },
        ],
      },
    ]);
    expect(models[0]?.tags).toContain('arxiv:1512.03385');
  });

  const detector = (accuracy: string, validation: string) => `# ToyNet

|Model|Download|Accuracy |
|-----|:-------|:--------|
|Toy| [4 MB](model/Toy-12.onnx) |${accuracy} |

## Dataset (Train and validation)
Trained on [COCO](http://cocodataset.org/#home).

## Validation accuracy
${validation}

## License
[BSD-3](LICENSE)
`;
  const group = 'vision/object_detection_segmentation';
  const AVERAGED =
    'Metric is COCO box mAP (averaged over IoU of 0.5:0.95), computed over 2017 COCO val data.';

  it('takes a mean average precision where it says over which thresholds', async () => {
    const { models } = await readZoo({ group, readme: detector('mAP of 0.3437', AVERAGED) });
    expect(models).toMatchObject([
      {
        licenses: { weights: 'BSD-3' },
        trainings: [{ dataset: { hub: 'tfds', externalId: 'coco' } }],
        evaluations: [{ metric: 'mean_average_precision', value: 0.3437, task: 'object-detection' }],
      },
    ]);
  });

  it.each([
    ['mAP of 0.553', `${AVERAGED}\nmAP of 0.553 based on original model`],
    ['mAP of 0.5733', 'mAP50 on COCO 2017 dataset is 0.5733'],
    ['mAP of 0.36 & 0.33', AVERAGED],
    ['MCC of [0.85](a.ipynb)', AVERAGED],
  ])('leaves "%s" out where it is not clear what it means', async (accuracy, validation) => {
    const { models, problems } = await readZoo({ group, readme: detector(accuracy, validation) });
    expect(models[0]?.evaluations).toEqual([]);
    expect(problems).toMatchObject([{ id: 'Toy', field: 'accuracy', action: 'ignored' }]);
  });

  it.each([
    ['EM of 68.1 in SQuAD v1.1', '', 0.681],
    ['80.67171', 'Metric is Exact Matching (EM) of 80.7, computed over SQuAD v1.1 dev data', 0.8067171],
  ])('reads the exact match "%s"', async (accuracy, validation, value) => {
    const { models } = await readZoo({
      group: 'text/machine_comprehension',
      readme: detector(accuracy, validation),
    });
    expect(models[0]?.evaluations).toMatchObject([
      { dataset: { externalId: 'rajpurkar/squad' }, metric: 'exact_match', value },
    ]);
  });

  it('does not believe that a classifier was trained on a set for detectors', async () => {
    const readme = '## Dataset\nThe model was trained using [COCO 2017](https://cocodataset.org).\n';
    const { models, problems } = await readZoo({ readme });
    expect(models[0]?.trainings).toEqual([]);
    expect(problems).toMatchObject([{ field: 'Dataset', action: 'ignored' }]);
  });
});

describe('the ports of a graph', () => {
  it('are its signature, with sizes that vary as -1', async () => {
    const { models } = await readZoo({
      names: ['Toy-12'],
      ports: {
        inputs: [{ name: 'data', shape: ['N', 3, null, 0], type: 'tensor(float)' }],
        outputs: [
          { name: 'ids', shape: ['unk__1', 256], type: 'tensor(int64)' },
          { name: 'parts', type: 'seq(tensor(uint8))' },
        ],
      },
    });
    expect(models).toMatchObject([
      {
        inputSignature: [
          { name: 'data', type: 'tensor', 'tensor-spec': { dtype: 'float32', shape: [-1, 3, -1, -1] } },
        ],
        outputSignature: [
          { name: 'ids', type: 'tensor', 'tensor-spec': { dtype: 'int64', shape: [-1, 256] } },
          { name: 'parts', type: 'seq(tensor(uint8))' },
        ],
      },
    ]);
  });
});
