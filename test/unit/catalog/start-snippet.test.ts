import { estimateMemory } from '../../../src/catalog/model/memory-estimate';
import { weightsOfModel } from '../../../src/catalog/model/weights-to-load';
import { MODEL_KINDS } from '../../../src/catalog';
import recipes from '../../../src/catalog/model/data/start-snippets.json';
import {
  startSnippet,
  type SnippetFacts,
  type SnippetRecipe,
  type SnippetUse,
} from '../../../src/catalog/model/start-snippet';
import tasks from '../../../src/ingest/taxonomy/data/tasks.json';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const facts = (change: Partial<SnippetFacts>): SnippetFacts => ({
  hubId: 'huggingface',
  externalId: 'acme/net',
  revision: 'c'.repeat(64),
  libraries: [],
  ...change,
});
const code = (change: Partial<SnippetFacts>) => startSnippet(facts(change))?.code;

describe('the start snippet', () => {
  it('is pinned to the commit, also where a later record of it has a name of its own', () => {
    const pinned = code({ libraries: ['transformers'], revision: COMMIT });
    expect(pinned).toContain(`revision="${COMMIT}"`);
    expect(code({ libraries: ['transformers'], revision: `${COMMIT}+c0ffeec0ffee` })).toBe(pinned);
  });

  it('names the library that loads the model', () => {
    expect(code({ libraries: ['pytorch', 'transformers'] })).toBe(
      'from transformers import AutoModel\n\nmodel = AutoModel.from_pretrained("acme/net")',
    );
    expect(code({ libraries: ['keras'] })).toContain('keras.saving.load_model("hf://acme/net")');
    expect(code({ libraries: ['open_clip'] })).toContain('"hf-hub:acme/net"');
    expect(code({ libraries: ['fasttext'] })).toContain('hf_hub_download("acme/net", "model.bin")');
    expect(startSnippet(facts({ libraries: ['transformers.js'] }))?.language).toBe('javascript');
  });

  it('prefers the more specific of several libraries', () => {
    expect(code({ libraries: ['transformers', 'sentence-transformers'] })).toContain(
      'SentenceTransformer("acme/net")',
    );
    expect(code({ libraries: ['transformers', 'peft'] })).toContain('AutoPeftModel');
  });

  it('pins the revision when it is a commit, and never to a digest', () => {
    expect(code({ libraries: ['transformers'], revision: COMMIT })).toContain(`revision="${COMMIT}"`);
    expect(code({ libraries: ['timm'], revision: COMMIT })).toContain(`"hf_hub:acme/net@${COMMIT}"`);
    expect(code({ libraries: ['transformers'] })).not.toContain('revision');
  });

  it.each([
    [
      'torchvision',
      'ResNet50_Weights.IMAGENET1K_V2',
      'get_model("resnet50", weights="ResNet50_Weights.IMAGENET1K_V2")',
    ],
    ['openclip', 'ViT-B-32/laion400m_e32', '"ViT-B-32", pretrained="laion400m_e32"'],
    ['tfhub', 'google/yamnet/1', 'hub.load("https://tfhub.dev/google/yamnet/1")'],
    ['timm', 'resnet50.a1_in1k', 'timm.create_model("resnet50.a1_in1k", pretrained=True)'],
    ['torchxrayvision', 'densenet121-res224-all', 'get_model("densenet121-res224-all")'],
  ])('speaks the own language of %s', (hubId, externalId, expected) => {
    expect(code({ hubId, externalId })).toContain(expected);
  });

  it('says nothing where nothing known loads the model', () => {
    expect(startSnippet(facts({ libraries: ['pytorch'] }))).toBeNull();
    expect(startSnippet(facts({ hubId: 'torchvision', externalId: 'odd' }))).toBeNull();
    expect(startSnippet(facts({ hubId: 'openclip', externalId: 'odd' }))).toBeNull();
    expect(startSnippet(facts({ hubId: 'csv', libraries: ['transformers'] }))).toBeNull();
  });

  it('quotes ids, so that an id cannot become code', () => {
    expect(code({ externalId: 'a"); evil("', libraries: ['transformers'] })).toContain(
      'from_pretrained("a\\"); evil(\\"")',
    );
  });
});

describe('the memory estimate', () => {
  const aCount = (parameterCount: number | null) =>
    weightsOfModel({ id: 1, parameterCount, adapterSteps: [] });

  it.each([
    ['FP32', 40],
    ['FP16', 20],
    ['BF16', 20],
    ['INT8', 10],
    ['INT4', 5],
  ] as const)('multiplies parameters by the bytes of %s', (precision, bytes) => {
    expect(estimateMemory(aCount(10), precision)).toMatchObject({ precision, bytes });
  });

  it('rounds half bytes up, states its formula, and is null without a count', () => {
    expect(estimateMemory(aCount(3), 'INT4')).toEqual({
      precision: 'INT4',
      bytes: 2,
      formula: '3 parameters x 0.5 bytes (INT4)',
    });
    expect(estimateMemory(aCount(null), 'FP32')).toBeNull();
  });

  describe('of an adapter', () => {
    const on = (childId: number, baseId: number, parameterCount: number | null) => ({
      childId,
      baseId,
      parameterCount,
    });
    const weightsOf = (parameterCount: number | null, ...adapterSteps: ReturnType<typeof on>[]) =>
      weightsOfModel({ id: 1, parameterCount, adapterSteps });

    it('holds the adapter and its base', () => {
      const weights = weightsOf(4_194_304, on(1, 2, 7_240_000_000));
      expect(weights).toEqual({ isKnown: true, parts: [4_194_304, 7_240_000_000], total: 7_244_194_304 });
      expect(estimateMemory(weights, 'FP16')).toEqual({
        precision: 'FP16',
        bytes: 14_488_388_608,
        formula: '(4194304 + 7240000000 parameters, with its base) x 2 bytes (FP16)',
      });
    });

    it('follows adapters on adapters', () => {
      expect(weightsOf(1, on(1, 2, 3), on(2, 3, 100))).toMatchObject({ parts: [1, 3, 100], total: 104 });
    });

    it('takes a model with most of the weights of its base for one that holds them', () => {
      expect(weightsOf(100, on(1, 2, 100))).toMatchObject({ parts: [100] });
    });

    it.each([
      ['base is not known', weightsOf(4, on(1, 2, null))],
      ['several bases', weightsOf(4, on(1, 2, 100), on(1, 3, 100))],
      ['Its number of parameters', weightsOf(null, on(1, 2, 100))],
      [
        'base is not known',
        weightsOf(1, on(1, 2, 3), on(2, 3, 9), on(3, 4, 27), on(4, 5, 81), on(5, 6, 243)),
      ],
    ])('is not known, and says why: %s', (reason, weights) => {
      expect(weights.isKnown ? null : weights.reason).toContain(reason);
      expect(estimateMemory(weights, 'FP32')).toBeNull();
    });
  });
});

describe('the code that begins an adaptation', () => {
  const use = (change: Partial<SnippetUse>): SnippetUse => ({
    kind: 'TEXT_ENCODER',
    way: 'HEAD',
    taskId: 'text-classification',
    classes: 20,
    ...change,
  });
  const begun = (change: Partial<SnippetUse>, model: Partial<SnippetFacts> = {}) =>
    startSnippet(facts({ libraries: ['transformers'], ...model }), use(change))?.code;

  it.each<[string, Partial<SnippetUse>]>([
    ['AutoModelForSequenceClassification', {}],
    ['AutoModelForTokenClassification', { taskId: 'token-classification' }],
    ['AutoModelForQuestionAnswering', { taskId: 'question-answering' }],
    ['AutoModelForSeq2SeqLM', { taskId: 'summarization', kind: 'TEXT_ENCODER_DECODER' }],
    ['AutoModelForCausalLM', { taskId: 'text-generation', kind: 'TEXT_DECODER' }],
    ['AutoModelForImageClassification', { taskId: 'image-classification', kind: 'VISION_ENCODER' }],
    ['AutoModelForObjectDetection', { taskId: 'object-detection', kind: 'DETECTOR', way: 'DIRECT' }],
    ['AutoModelForSemanticSegmentation', { taskId: 'image-segmentation', kind: 'SEGMENTER', way: 'DIRECT' }],
    [
      'AutoBackbone',
      { taskId: 'image-segmentation', kind: 'VISION_ENCODER', way: 'BACKBONE', architectureFamily: 'swin' },
    ],
    ['AutoModelForCTC', { taskId: 'automatic-speech-recognition', kind: 'AUDIO_ENCODER' }],
    [
      'AutoModelForSpeechSeq2Seq',
      {
        taskId: 'automatic-speech-recognition',
        kind: 'SPEECH_RECOGNISER',
        architectureFamily: 'whisper',
      },
    ],
    [
      'AutoModelForCTC',
      {
        taskId: 'automatic-speech-recognition',
        kind: 'SPEECH_RECOGNISER',
        architectureFamily: 'Wav2Vec2',
      },
    ],
  ])('loads %s for its task, kind and way', (auto, change) => {
    expect(begun(change)).toContain(`model = ${auto}.from_pretrained(`);
  });

  it.each<[string, Partial<SnippetUse>]>([
    ['a text classifier', {}],
    ['a reader of names', { taskId: 'token-classification' }],
    ['a sound classifier', { taskId: 'audio-classification', kind: 'AUDIO_ENCODER' }],
  ])('lets %s that has a head of other classes already get a new one', (_, change) => {
    expect(begun(change)).toContain('num_labels=20, ignore_mismatched_sizes=True');
  });

  it('does not load by a call that its architecture or version does not know', () => {
    const plain = { taskId: 'image-segmentation', kind: 'VISION_ENCODER', way: 'BACKBONE' } as const;
    expect(begun({ ...plain, architectureFamily: 'vit' })).toContain('AutoModel.from_pretrained(');
    const table = { kind: 'TABULAR_PREDICTOR', taskId: 'tabular-classification', way: 'DIRECT' } as const;
    const tabpfn = { libraries: ['tabpfn'] };
    expect(begun(table, { ...tabpfn, externalId: 'Prior-Labs/TabPFN-v2-clf' })).toContain(
      'TabPFNClassifier()',
    );
    expect(begun(table, { ...tabpfn, externalId: 'Prior-Labs/tabpfn_3' })).toBeUndefined();
  });

  it('names the number of classes, and where it is not known says where to list them', () => {
    expect(begun({})).toContain('num_labels=20');
    const unknown = begun({ classes: undefined });
    expect(unknown).toContain('labels = []  # the names of your classes');
    expect(unknown).toContain('num_labels=len(labels)');
  });

  it('builds what timm loads to the way: a head of so many classes, or a backbone', () => {
    const timm = { hubId: 'timm', externalId: 'resnet50.a1_in1k', libraries: [] };
    const image = { kind: 'VISION_ENCODER', classes: 7 } as const;
    expect(begun({ ...image, taskId: 'image-classification' }, timm)).toContain('num_classes=7');
    expect(begun({ ...image, taskId: 'object-detection', way: 'BACKBONE' }, timm)).toContain(
      'features_only=True',
    );
  });

  it('only loads a model for a task that no line is for', () => {
    expect(begun({ taskId: 'reinforcement-learning' })).toContain('AutoModel.from_pretrained(');
  });

  it('is written for tasks and kinds that there are, with its source', () => {
    const known = new Set(tasks.map(({ id }) => id));
    const kinds: readonly string[] = MODEL_KINDS;
    const lines: readonly SnippetRecipe[] = recipes;
    for (const { source, tasks: of = [], kinds: by = [] } of lines) {
      expect(source).toMatch(/^https:\/\//);
      expect(of.filter((task) => !known.has(task))).toEqual([]);
      expect(by.filter((kind) => !kinds.includes(kind))).toEqual([]);
    }
  });
});
