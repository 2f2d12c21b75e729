import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import * as layers from '@tensorflow/tfjs-layers';

/** Files of a model by name. */
export type Files = Record<string, string | Uint8Array>;

const SUBJECTS = [
  ['chest', 'lung', 'pneumonia', 'radiograph', 'xray'],
  ['bird', 'song', 'forest', 'singing', 'owl'],
  ['loan', 'credit', 'default', 'bank', 'borrower'],
  ['tweet', 'review', 'sentiment', 'text', 'opinion'],
];
const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];

/** Pieces of a WordPiece vocabulary: special ones, words of four subjects, a plural. */
export const VOCABULARY = [...SPECIAL, ...SUBJECTS.flat(), '##s'];
export const DIMENSIONS = 6;

/**
 * A vector for each piece: words of a subject point one way; the fifth number is 3 in all, as real
 * encoders have a direction that all texts share, and special pieces have nothing else.
 */
function table(): number[][] {
  return VOCABULARY.map((piece) => {
    const subject = SUBJECTS.findIndex((words) => words.includes(piece));
    return Array.from({ length: DIMENSIONS }, (_, place) => (place === 4 ? 3 : place === subject ? 1 : 0));
  });
}

async function written(model: layers.LayersModel): Promise<Files> {
  let files: Files = {};
  await model.save(
    tf.io.withSaveHandler((artifacts) => {
      const { modelTopology, weightSpecs = [], weightData } = artifacts;
      const weights = [{ paths: ['group1-shard1of1.bin'], weights: weightSpecs }];
      const json = { format: 'layers-model', modelTopology, weightsManifest: weights };
      const bytes = new Uint8Array(tf.io.CompositeArrayBuffer.join(weightData));
      files = { 'model.json': JSON.stringify(json), 'group1-shard1of1.bin': bytes };
      return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } });
    }),
  );
  return files;
}

/** A LayersModel: token ids of a fixed number, their vectors, the mean of these. */
export async function layersModel(length = 12): Promise<Files> {
  tf.enableProdMode();
  await tf.setBackend('cpu');
  const input = layers.input({ shape: [length], name: 'input_ids', dtype: 'int32' });
  const weights = [tf.tensor2d(table())];
  const embedded = layers.layers
    .embedding({ inputDim: VOCABULARY.length, outputDim: DIMENSIONS, weights })
    .apply(input);
  const mean = layers.layers.globalAveragePooling1d({}).apply(embedded);
  if (!(mean instanceof layers.SymbolicTensor)) throw new TypeError('The layers give one output.');
  const files = await written(layers.model({ inputs: input, outputs: mean }));
  return { ...files, 'vocab.txt': VOCABULARY.join('\n') };
}

const type = (name: string) => ({ type: `DT_${name}` });
const shapeOf = (...sizes: number[]) => ({ shape: { dim: sizes.map((size) => ({ size: String(size) })) } });
const bytesOf = (...arrays: (Float32Array | Int32Array)[]): Uint8Array =>
  Buffer.concat(
    arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  );

/** A GraphModel as a converter writes it: ids and a mask of any size, a vector of each token. */
export function graphModel(changes: { extraInput?: string; dtype?: string } = {}): Files {
  const placeholder = (name: string) => ({
    name,
    op: 'Placeholder',
    attr: { dtype: type(changes.dtype ?? 'INT32'), shape: shapeOf(-1, -1) },
  });
  const constant = (name: string, dtype: string, ...sizes: number[]) => ({
    name,
    op: 'Const',
    attr: {
      dtype: type(dtype),
      value: { tensor: { dtype: type(dtype).type, tensorShape: shapeOf(...sizes).shape } },
    },
  });
  const inputs = [
    'input_ids',
    'attention_mask',
    ...(changes.extraInput === undefined ? [] : [changes.extraInput]),
  ];
  const node = [
    ...inputs.map(placeholder),
    constant('table', 'FLOAT', VOCABULARY.length, DIMENSIONS),
    constant('axis', 'INT32'),
    {
      name: 'gathered',
      op: 'GatherV2',
      input: ['table', 'input_ids', 'axis'],
      attr: { Tparams: type('FLOAT'), Tindices: type('INT32'), Taxis: type('INT32'), batch_dims: { i: '0' } },
    },
    { name: 'last_hidden_state', op: 'Identity', input: ['gathered'], attr: { T: type('FLOAT') } },
  ];
  const specs = [
    { name: 'table', shape: [VOCABULARY.length, DIMENSIONS], dtype: 'float32' },
    { name: 'axis', shape: [], dtype: 'int32' },
  ];
  const json = {
    format: 'graph-model',
    modelTopology: { node, versions: { producer: 987 } },
    weightsManifest: [{ paths: ['group1-shard1of1.bin'], weights: specs }],
  };
  const weights = bytesOf(Float32Array.from(table().flat()), Int32Array.from([0]));
  return {
    'model.json': JSON.stringify(json),
    'group1-shard1of1.bin': weights,
    'vocab.txt': VOCABULARY.join('\n'),
  };
}

export function writeModel(folder: string, files: Files): string {
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  return folder;
}
