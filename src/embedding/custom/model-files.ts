import { createHash } from 'node:crypto';
import { z } from 'zod';
import { UnavailableError } from '../../platform/errors';
import { VOCABULARY_FILES } from './tokenizer';
import { unusable } from './unusable';

/**
 * How the model was written; a SavedModel stays in its folder, which only the native backend can
 * read.
 */
export type ModelFormat = 'graph' | 'layers' | 'saved';

/** Everything that a model of the user's own is made of. */
export interface ModelFiles {
  readonly format: ModelFormat;
  /**
   * The bytes of `model.json` (empty for a SavedModel) and of its weights, in the order of the
   * manifest.
   */
  readonly topology: Uint8Array<ArrayBuffer>;
  readonly weights: readonly Uint8Array<ArrayBuffer>[];
  /** Name and bytes of the vocabulary; null when there is none beside the model. */
  readonly vocabulary: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | null;
  /** Where a SavedModel is. */
  readonly folder: string | null;
  /** SHA-256 (hex) of all files. */
  readonly digest: string;
}

/** Reads a file from the folder of the model; null when there is none. Fails beyond `maxBytes`. */
export type ReadBeside = (name: string, maxBytes: number) => Promise<Uint8Array<ArrayBuffer> | null>;

const MEBIBYTE = 1024 ** 2;
const MAX_JSON = 64 * MEBIBYTE;
const MAX_WEIGHTS = 1024 * MEBIBYTE;

const SPEC = z.looseObject({ name: z.string(), shape: z.array(z.number()), dtype: z.string() });
const SIGNATURE = z.record(z.string(), z.looseObject({ name: z.string().optional() })).optional();
/** The parts of a model.json that are needed to load it; TensorFlow.js reads the rest. */
export const MODEL_JSON = z.looseObject({
  format: z.string().nullish(),
  modelTopology: z.looseObject({}),
  signature: z.looseObject({ inputs: SIGNATURE, outputs: SIGNATURE }).optional(),
  weightsManifest: z.array(z.looseObject({ paths: z.array(z.string()), weights: z.array(SPEC) })).min(1),
});
export type ModelJson = z.infer<typeof MODEL_JSON>;

/** @throws InvalidInputError when it is not a model.json of TensorFlow.js */
export function parseModelJson(bytes: Uint8Array): ModelJson {
  try {
    const parsed = MODEL_JSON.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    if (parsed.success) return parsed.data;
  } catch {
    // Reported below.
  }
  throw unusable('model.json to hold modelTopology and weightsManifest, as TensorFlow.js writes them');
}

function formatOf({ format, modelTopology }: ModelJson): ModelFormat {
  if (format === 'graph-model' || (format == null && 'node' in modelTopology)) return 'graph';
  if (format === 'layers-model' || (format == null && 'model_config' in modelTopology)) return 'layers';
  throw unusable('the format of model.json to be graph-model or layers-model');
}

/**
 * Reads `model.json`, the weights that it names and the vocabulary beside it.
 *
 * @throws InvalidInputError for files that are not such a model; UnavailableError when one is
 * missing or too large
 */
export async function readModelFiles(read: ReadBeside, modelName: string): Promise<ModelFiles> {
  const topology = await required(read, modelName, MAX_JSON);
  const json = parseModelJson(topology);
  const weights: Uint8Array<ArrayBuffer>[] = [];
  let room = MAX_WEIGHTS;
  for (const name of json.weightsManifest.flatMap(({ paths }) => paths)) {
    const bytes = await required(read, checkedName(name), room);
    room -= bytes.length;
    weights.push(bytes);
  }
  const vocabulary = await readVocabulary(read);
  const hash = createHash('sha256');
  for (const part of [topology, ...weights, ...(vocabulary === null ? [] : [vocabulary.bytes])]) {
    hash.update(`${part.length}:`).update(part);
  }
  return { format: formatOf(json), topology, weights, vocabulary, folder: null, digest: hash.digest('hex') };
}

/** The first vocabulary in the folder of a model, or in its folder of assets. */
export async function readVocabulary(read: ReadBeside): Promise<ModelFiles['vocabulary']> {
  for (const name of VOCABULARY_FILES) {
    const bytes = await read(name, MAX_JSON);
    if (bytes !== null) return { name, bytes };
  }
  return null;
}

async function required(read: ReadBeside, name: string, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await read(name, maxBytes);
  if (bytes === null) throw new UnavailableError(`The encoder's model has no file ${name}.`);
  return bytes;
}

/** A manifest must not point outside the model's folder or to another host. */
function checkedName(name: string): string {
  const parts = name.split('/');
  const isBeside = parts.every((part) => /^[\w. -]+$/.test(part) && !/^\.+$/.test(part));
  if (!isBeside) throw unusable(`weights beside model.json; its manifest names ${JSON.stringify(name)}`);
  return name;
}
