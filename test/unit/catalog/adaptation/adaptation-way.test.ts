import fc from 'fast-check';
import { z } from 'zod';
import { MODALITIES, type ModalityName } from '../../../../src/catalog';
import {
  ADAPTATION_WAYS,
  kindInWords,
  taskGroup,
  wayOf,
  wayTo,
  type BaseFacts,
  type TaskWays,
  type WayLine,
} from '../../../../src/catalog/adaptation/adaptation-way';
import { MODEL_KINDS, type ModelKindName } from '../../../../src/catalog/adaptation/model-kind';
import table from '../../../../src/catalog/adaptation/data/adaptation-ways.json';
import taxonomy from '../../../../src/ingest/taxonomy/data/tasks.json';

const TASKS = taxonomy.map(({ id }) => id);
const GROUPS = [
  'classification',
  'control',
  'dense-prediction',
  'detection',
  'forecasting',
  'generation',
  'media-generation',
  'other',
  'property-prediction',
  'retrieval-and-similarity',
  'speech-recognition',
  'speech-synthesis',
  'structured-extraction',
  'tabular',
  'vision-language',
  'zero-shot',
];

const sentence = z.string().regex(/^[A-Z][^.]*(?:\.\d[^.]*)*\.$/);
const nounPhrase = z.string().regex(/^an? [a-zA-Z0-9]/);
const families = z.array(z.string().regex(/^[a-z0-9][a-z0-9._-]*$/)).min(1);
const modalities = z.array(z.enum(MODALITIES)).min(1);
const lineSchema = z.strictObject({
  fallback: z.literal(true).optional(),
  kinds: z.array(z.enum(MODEL_KINDS)).min(1),
  inputs: modalities.optional(),
  without: modalities.optional(),
  families: families.optional(),
  exceptFamilies: families.optional(),
  baseTasks: z.array(z.enum(TASKS)).min(1).optional(),
  outputs: modalities.optional(),
  way: z.enum(ADAPTATION_WAYS),
  text: sentence,
  source: z.url({ protocol: /^https$/ }),
});
const tableSchema = z.strictObject({
  kinds: z.record(z.enum(MODEL_KINDS), nounPhrase),
  tasks: z.array(
    z.strictObject({
      tasks: z.array(z.enum(TASKS)).min(1),
      model: nounPhrase,
      group: z.enum(GROUPS),
      ways: z.array(lineSchema),
    }),
  ),
});

/** Whether a line is what is said of a kind, for something that the line is written for. */
function decides(line: WayLine, kindWord: string, tasks: readonly string[]): boolean {
  const { families: ofFamilies = [null], baseTasks = ['other'], text, way } = line;
  const [inputs, outputModalities] = [line.inputs, line.outputs].map((given) =>
    MODALITIES.filter((one) => given?.includes(one)),
  );
  const kind = MODEL_KINDS.find((one) => one === kindWord) ?? null;
  return ofFamilies.some((architectureFamily) =>
    tasks.every((task) => {
      const said = wayTo(kind, task, inputs, { architectureFamily, tasks: baseTasks, outputModalities });
      return said.text === text && said.way === way;
    }),
  );
}

describe('the table of ways', () => {
  it('has words for every kind, and a source and one sentence in every line', () => {
    expect(tableSchema.safeParse(table).error).toBeUndefined();
  });

  it('has every task of the taxonomy exactly once', () => {
    expect(table.tasks.flatMap(({ tasks }) => tasks).sort()).toEqual([...TASKS].sort());
  });

  it('has no line that never decides', () => {
    const lines: readonly TaskWays[] = table.tasks;
    const silent = lines.flatMap(({ tasks, ways }) =>
      ways.flatMap((line) => line.kinds.filter((kind) => !decides(line, kind, tasks)).map(() => line)),
    );
    expect(silent).toEqual([]);
  });

  it('lets every kind come to some task', () => {
    const kinds = new Set(table.tasks.flatMap(({ ways }) => ways.flatMap((line) => line.kinds)));
    expect(MODEL_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
  });
});

describe('the way of a kind to a task', () => {
  it('is always told, with a reason in words', () => {
    const anyInputs = fc.uniqueArray(fc.constantFrom(...MODALITIES), { maxLength: 3 });
    const anyBase = fc.record<BaseFacts>(
      {
        architectureFamily: fc.constantFrom('rcnn', 'layoutlm', 'ast', 'sam', 'Blip', null),
        tasks: fc.uniqueArray(fc.constantFrom(...TASKS), { maxLength: 2 }),
        outputModalities: anyInputs,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...MODEL_KINDS, null),
        fc.constantFrom(...TASKS, 'no-such-task'),
        anyInputs,
        anyBase,
        (kind, task, inputs, base) => {
          const { way, text, source } = wayTo(kind, task, inputs, base);
          expect(sentence.safeParse(text).error).toBeUndefined();
          expect(way === null).toBe(kind === null);
          if (way !== null && way !== 'NONE') expect(source).toMatch(/^https:/);
        },
      ),
      { numRuns: 3000 },
    );
  });

  const cases: [ModelKindName, string, ModalityName[], string, BaseFacts?][] = [
    ['DETECTOR', 'object-detection', ['IMAGE'], 'DIRECT'],
    ['VISION_ENCODER', 'object-detection', ['IMAGE'], 'BACKBONE'],
    ['VISION_ENCODER', 'object-detection', ['POINT_CLOUD'], 'NONE'],
    ['POINT_CLOUD_ENCODER', 'object-detection', ['POINT_CLOUD'], 'BACKBONE'],
    [
      'DETECTOR',
      'image-segmentation',
      ['IMAGE'],
      'DIRECT',
      { architectureFamily: 'rcnn', tasks: ['image-segmentation'] },
    ],
    [
      'DETECTOR',
      'image-segmentation',
      ['IMAGE'],
      'HEAD',
      { architectureFamily: 'rcnn', tasks: ['object-detection'] },
    ],
    ['DENSE_PREDICTOR', 'depth-estimation', ['IMAGE'], 'DIRECT', { tasks: ['depth-estimation'] }],
    ['DENSE_PREDICTOR', 'depth-estimation', ['IMAGE'], 'NONE', { tasks: ['keypoint-detection'] }],
    ['DENSE_PREDICTOR', 'depth-estimation', ['IMAGE'], 'DIRECT', { architectureFamily: 'depth_anything' }],
    ['SEGMENTER', 'object-detection', ['IMAGE'], 'NONE'],
    ['SEGMENTER', 'object-detection', ['IMAGE'], 'DIRECT', { tasks: ['object-detection'] }],
    ['TEXT_ENCODER', 'token-classification', ['TEXT'], 'HEAD'],
    ['TEXT_ENCODER', 'token-classification', ['IMAGE', 'TEXT'], 'NONE'],
    ['DOCUMENT_READER', 'token-classification', ['IMAGE'], 'HEAD', { architectureFamily: 'layoutlm' }],
    ['DOCUMENT_READER', 'token-classification', ['IMAGE'], 'GENERATIVE', { architectureFamily: 'donut' }],
    ['DOCUMENT_READER', 'token-classification', ['TEXT'], 'NONE'],
    ['DOCUMENT_READER', 'image-to-text', ['IMAGE'], 'NONE', { architectureFamily: 'LayoutLM' }],
    ['TEXT_ENCODER', 'question-answering', ['TEXT'], 'HEAD'],
    ['TEXT_DECODER', 'question-answering', ['TEXT'], 'GENERATIVE'],
    ['AUDIO_ENCODER', 'automatic-speech-recognition', ['AUDIO'], 'HEAD', { architectureFamily: 'wavlm' }],
    ['AUDIO_ENCODER', 'automatic-speech-recognition', ['AUDIO'], 'NONE', { architectureFamily: 'ast' }],
    ['SPEECH_RECOGNISER', 'audio-classification', ['AUDIO'], 'HEAD'],
    ['FORECASTER', 'time-series-classification', ['TIME_SERIES'], 'NONE', { architectureFamily: 't5' }],
    ['FORECASTER', 'time-series-classification', ['TIME_SERIES'], 'HEAD', { architectureFamily: 'moment' }],
    ['TABULAR_PREDICTOR', 'tabular-classification', ['TABULAR'], 'DIRECT'],
    ['MOLECULE_ENCODER', 'graph-ml', ['MOLECULE'], 'HEAD'],
    ['MOLECULE_ENCODER', 'graph-ml', ['GRAPH'], 'NONE'],
    ['PROTEIN_ENCODER', 'protein-property-prediction', ['MOLECULE'], 'HEAD'],
    ['MOLECULE_ENCODER', 'protein-property-prediction', ['MOLECULE'], 'NONE'],
    ['GENERATOR', 'text-to-image', ['TEXT'], 'DIRECT', { outputModalities: ['IMAGE'] }],
    ['GENERATOR', 'text-to-image', ['TEXT'], 'NONE', { outputModalities: ['AUDIO'] }],
  ];
  it.each(cases)('of %s to %s over %j is %s', (...[kind, task, inputs, way, base = {}]) =>
    expect(wayTo(kind, task, inputs, base).way).toBe(way),
  );

  it.each([
    'object-detection',
    'image-segmentation',
    'depth-estimation',
    'keypoint-detection',
    'image-to-text',
  ])('is none from CLIP to %s', (task) => expect(wayTo('IMAGE_TEXT_ENCODER', task).way).toBe('NONE'));

  it.each(['summarization', 'translation', 'text-generation', 'text-to-speech'])(
    'is none from a text encoder to %s',
    (task) => expect(wayTo('TEXT_ENCODER', task).way).toBe('NONE'),
  );

  it('says in words what is not possible, and what is not known', () => {
    expect(wayTo('TEXT_ENCODER', 'text-to-speech').text).toBe(
      "A text encoder can't become a text-to-speech model.",
    );
    expect(wayTo('DOCUMENT_READER', 'token-classification', ['TEXT']).text).toBe(
      "A document reader can't become a token classifier for such data.",
    );
    expect(wayTo('DETECTOR', 'no-such-task').text).toBe(
      "An object detector can't become a model for this task.",
    );
    expect(wayTo(null, 'object-detection')).toMatchObject({ way: null, source: null });
  });

  it('of a model of the catalogue goes by the data that it takes, where that tells', () => {
    const layout = {
      kind: 'DOCUMENT_READER',
      architectureFamily: 'layoutlm',
      taskIds: [],
      outputModalities: [],
    } as const;
    expect(wayOf({ ...layout, inputModalities: ['TEXT'] }, 'token-classification').way).toBe('HEAD');
    const lidar = { kind: 'DETECTOR', architectureFamily: null, taskIds: [], outputModalities: [] } as const;
    expect(wayOf({ ...lidar, inputModalities: ['POINT_CLOUD'] }, 'object-detection').text).toContain(
      'point clouds',
    );
  });
});

it('groups the tasks, and gives every kind its words', () => {
  expect(taskGroup('sentence-similarity')).toBe(taskGroup('text-retrieval'));
  expect(taskGroup('translation')).not.toBe(taskGroup('text-classification'));
  expect(taskGroup('no-such-task')).toBeNull();
  expect(kindInWords('DETECTOR')).toBe('an object detector');
});
