import {
  kindOf,
  MODEL_KINDS,
  ruleOf,
  type KindFacts,
  type KindRule,
} from '../../../../src/catalog/adaptation/model-kind';
import rules from '../../../../src/catalog/adaptation/data/model-kinds.json';
import { MODALITIES } from '../../../../src/catalog';
import tasks from '../../../../src/ingest/taxonomy/data/tasks.json';
import { z } from 'zod';

const words = z.array(z.string().regex(/^[a-z0-9][a-z0-9._-]*$/)).min(1);
const modalities = z.array(z.enum(MODALITIES)).min(1);
const ruleSchema = z.strictObject({
  kind: z.enum(MODEL_KINDS).nullable(),
  families: words.optional(),
  name: z.string().optional(),
  tasks: z
    .array(z.enum(tasks.map(({ id }) => id)))
    .min(1)
    .optional(),
  libraries: z.array(z.string()).min(1).optional(),
  inputs: modalities.optional(),
  outputs: modalities.optional(),
  source: z.url({ protocol: /^https$/ }),
});

const facts = (change: Partial<KindFacts>): KindFacts => ({
  architectureFamily: null,
  architectureName: null,
  tasks: [],
  libraries: [],
  inputModalities: [],
  outputModalities: [],
  ...change,
});

/** Facts that a line is written for: one for each family, task, library and word of its name. */
function factsFor(rule: KindRule): KindFacts[] {
  const { families = [null], name, tasks: ofTasks = [null], libraries = [null] } = rule;
  const names = name === undefined ? [null] : name.replace(/[\^$]/g, '').split('|');
  const [inputModalities, outputModalities] = [rule.inputs, rule.outputs].map((given) =>
    MODALITIES.filter((one) => given?.includes(one)),
  );
  const listed = (word: string | null): string[] => (word === null ? [] : [word]);
  return families.flatMap((architectureFamily) =>
    ofTasks.flatMap((task) =>
      libraries.flatMap((library) =>
        names.map((architectureName) =>
          facts({
            architectureFamily,
            architectureName,
            tasks: listed(task),
            libraries: listed(library),
            inputModalities,
            outputModalities,
          }),
        ),
      ),
    ),
  );
}

describe('the table of kinds', () => {
  const table: readonly KindRule[] = rules;

  it('names known kinds, tasks and modalities, each line with a source', () => {
    expect(z.array(ruleSchema).safeParse(rules).error).toBeUndefined();
  });

  it('has a line for every kind', () => {
    const kinds = new Set(table.map(({ kind }) => kind));
    expect(MODEL_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it('asks something of a model in every line', () => {
    expect(
      table.filter(({ families, name, tasks: of, libraries }) => !(families ?? name ?? of ?? libraries)),
    ).toEqual([]);
  });

  it.each(table.map((rule, place) => [place, rule] as const))(
    'has no line that never decides: %i',
    (place, rule) => {
      for (const family of rule.families ?? [null]) {
        const own = factsFor({ ...rule, ...(family === null ? {} : { families: [family] }) });
        expect([family, own.some((one) => ruleOf(one) === place)]).toEqual([family, true]);
      }
    },
  );
});

describe('the kind of a model', () => {
  it.each([
    [
      'a classifier of images keeps its encoder',
      'VISION_ENCODER',
      { architectureFamily: 'resnet', tasks: ['image-classification'] },
    ],
    [
      'a classifier of texts keeps its encoder',
      'TEXT_ENCODER',
      { architectureFamily: 'bert', tasks: ['text-classification'] },
    ],
    ['SegFormer with masks', 'SEGMENTER', { architectureFamily: 'segformer', tasks: ['image-segmentation'] }],
    [
      'the encoder of SegFormer',
      'VISION_ENCODER',
      { architectureFamily: 'segformer', tasks: ['image-classification'] },
    ],
    ['a ViT that draws boxes', 'DETECTOR', { architectureFamily: 'vit', tasks: ['object-detection'] }],
    ['a decoder that writes', 'TEXT_DECODER', { architectureFamily: 'mistral', tasks: ['text-generation'] }],
    [
      'a decoder that embeds',
      'TEXT_ENCODER',
      { architectureFamily: 'mistral', tasks: ['sentence-similarity'] },
    ],
    ['T5', 'TEXT_ENCODER_DECODER', { architectureFamily: 't5', tasks: ['translation'] }],
    ['T5 over series', 'FORECASTER', { architectureFamily: 't5', inputModalities: ['TIME_SERIES'] }],
    [
      'pretrained on speech',
      'AUDIO_ENCODER',
      {
        architectureFamily: 'wav2vec2',
        inputModalities: ['AUDIO'],
        tasks: ['feature-extraction', 'automatic-speech-recognition'],
      },
    ],
    [
      'fine-tuned on transcribed speech',
      'SPEECH_RECOGNISER',
      { architectureFamily: 'wav2vec2', tasks: ['automatic-speech-recognition'] },
    ],
    [
      'RoBERTa over molecules',
      'MOLECULE_ENCODER',
      { architectureFamily: 'roberta', inputModalities: ['MOLECULE'] },
    ],
    [
      'BERT over proteins, by its name',
      'PROTEIN_ENCODER',
      { architectureFamily: 'bert', architectureName: 'ProtBert', inputModalities: ['MOLECULE'] },
    ],
    ['BERT over one of the two', null, { architectureFamily: 'bert', inputModalities: ['MOLECULE'] }],
    [
      'a network of images over sound',
      'AUDIO_ENCODER',
      { architectureFamily: 'mobilenet', inputModalities: ['AUDIO'] },
    ],
    ['CLIP over clips', 'VIDEO_ENCODER', { architectureFamily: 'clip', inputModalities: ['VIDEO', 'TEXT'] }],
    [
      'BLIP that compares',
      'IMAGE_TEXT_ENCODER',
      { architectureFamily: 'blip', tasks: ['zero-shot-image-classification'] },
    ],
    [
      'BLIP that describes',
      'VISION_LANGUAGE_DECODER',
      { architectureFamily: 'blip', tasks: ['image-to-text'] },
    ],
    ['a family in capitals', 'TEXT_ENCODER', { architectureFamily: 'BERT' }],
    [
      'a family that is not known, by its task',
      'SPEECH_SYNTHESISER',
      { architectureFamily: 'acme', tasks: ['text-to-speech'] },
    ],
    ['nothing that tells', null, { tasks: ['text-classification'], libraries: ['pytorch'] }],
    ['nothing at all', null, {}],
  ] as const satisfies readonly (readonly [string, string | null, Partial<KindFacts>])[])(
    'is told for %s',
    (_, kind, change) => expect(kindOf(facts(change))).toBe(kind),
  );
});
