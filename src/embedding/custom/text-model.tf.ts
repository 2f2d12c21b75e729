import type * as TensorFlow from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { chunks } from '../../platform/chunks';
import { loadTensorBackend } from '../backend.tf';
import type { BackendChoice } from '../types';
import { chooseOutput, planInputs, type InputPlan, type Port } from './contract';
import { parseModelJson, type ModelFiles, type ModelJson } from './model-files';
import type { LoadedModel } from './loaded-model.tf';
import { loadSavedModel } from './saved-model.tf';
import { feeds, MOST_TOKENS, pooled, type Feed } from './tokens';
import { readTokenizer, type Tokenizer } from './tokenizer';
import { unusable } from './unusable';

/** Gives each text a vector. */
export interface TextModel {
  readonly dimensions: number;
  /** One vector for each text, in order, of any length but zero. */
  encode(texts: readonly string[]): Promise<Float32Array[]>;
}

/** Together with the blocks of facts, a vector must fit into the column of the database. */
const MOST_DIMENSIONS = 7_936;

/**
 * Loads a model of the user's own and tries it on a text.
 *
 * @throws InvalidInputError naming what was expected of the model and what it has
 */
export async function loadTextModel(files: ModelFiles, backend: BackendChoice): Promise<TextModel> {
  const { name } = await loadTensorBackend(backend);
  const tf = await import('@tensorflow/tfjs-core');
  const model = await load(tf, files, name);
  const plan = planInputs(model.inputs);
  const output = chooseOutput(model.outputs);
  if (files.vocabulary === null && !plan.roles.includes('text')) {
    throw unusable('tokenizer.json, vocab.txt or vocab.json beside the model');
  }
  const tokenizer =
    files.vocabulary === null ? null : readTokenizer(files.vocabulary.name, files.vocabulary.bytes);
  const runner = new ModelRunner(tf, { model, plan, output, tokenizer });
  const [vector] = await runner.encode(['A text to try the model on.']);
  return { dimensions: vector?.length ?? 0, encode: (texts) => runner.encode(texts) };
}

async function load(tf: typeof TensorFlow, files: ModelFiles, backend: string): Promise<LoadedModel> {
  if (files.format === 'saved') return loadSavedModel(files.folder ?? '', backend);
  const artifacts = artifactsOf(files);
  try {
    const { signature } = parseModelJson(files.topology);
    return files.format === 'graph'
      ? await loadGraph(tf, artifacts, signature)
      : await loadLayers(tf, artifacts);
  } catch (cause) {
    throw unusable(
      `a model that TensorFlow.js can load (${cause instanceof Error ? cause.message : 'no reason given'})`,
      {
        cause,
      },
    );
  }
}

type Written = TensorFlow.io.ModelArtifacts & { weightsManifest: TensorFlow.io.WeightsManifestConfig };
const WRITTEN = z.custom<Written>();

function artifactsOf({ topology, weights }: ModelFiles): TensorFlow.io.ModelArtifacts {
  parseModelJson(topology);
  const json = WRITTEN.parse(JSON.parse(new TextDecoder().decode(topology)));
  const { modelTopology, signature, userDefinedMetadata, modelInitializer, initializerSignature } = json;
  return {
    modelTopology,
    signature,
    userDefinedMetadata,
    modelInitializer,
    initializerSignature,
    weightSpecs: json.weightsManifest.flatMap((group) => group.weights),
    weightData: weights.map(({ buffer, byteOffset, length }) =>
      buffer.slice(byteOffset, byteOffset + length),
    ),
  };
}

async function loadGraph(
  tf: typeof TensorFlow,
  artifacts: TensorFlow.io.ModelArtifacts,
  signature: ModelJson['signature'],
): Promise<LoadedModel> {
  const converter = await import('@tensorflow/tfjs-converter');
  const model = await converter.loadGraphModel(tf.io.fromMemory(artifacts));
  let isDynamic = false;
  return {
    inputs: model.inputs.map((port) => toPort(port, signature?.inputs)),
    outputs: model.outputs.map((port) => toPort(port, signature?.outputs)),
    run: async (tensors, output) => {
      const named = Object.fromEntries(
        model.inputs.flatMap(({ name }, place) => {
          const tensor = tensors[place];
          return tensor === undefined ? [] : [[name, tensor]];
        }),
      );
      const wanted = model.outputs[output]?.name ?? '';
      if (!isDynamic) {
        try {
          return single(model.execute(named, wanted));
        } catch {
          // Loops and sizes known only at run time need asynchronous execution; if that fails too,
          // its reason is reported.
          isDynamic = true;
        }
      }
      return single(await model.executeAsync(named, wanted));
    },
  };
}

/**
 * An input or output under its name in the signature, if it has one: nodes of a graph often have
 * other names.
 */
function toPort(
  port: { name: string; shape?: number[]; dtype: string },
  signature: Record<string, { name?: string | undefined }> | undefined,
): Port {
  const bare = (name: string | undefined): string | undefined => name?.replace(/:\d+$/, '');
  const entry = Object.entries(signature ?? {}).find(([, { name }]) => bare(name) === bare(port.name));
  return { name: entry?.[0] ?? port.name, shape: port.shape ?? null, dtype: port.dtype };
}

async function loadLayers(
  tf: typeof TensorFlow,
  artifacts: TensorFlow.io.ModelArtifacts,
): Promise<LoadedModel> {
  const layers = await import('@tensorflow/tfjs-layers');
  const model = await layers.loadLayersModel(tf.io.fromMemory(artifacts));
  const port = ({ name, shape, dtype }: { name: string; shape: (number | null)[]; dtype: string }): Port => ({
    name,
    shape,
    dtype,
  });
  return {
    inputs: model.inputs.map(port),
    outputs: model.outputs.map(port),
    run: (tensors, output) => {
      const all = model.predict(tensors.length === 1 ? (tensors[0] ?? tensors) : tensors);
      const results = Array.isArray(all) ? all : [all];
      results.forEach((result, place) => place !== output && result.dispose());
      return Promise.resolve(single(results.slice(output)));
    },
  };
}

function single(result: TensorFlow.Tensor | TensorFlow.Tensor[]): TensorFlow.Tensor {
  const [tensor] = Array.isArray(result) ? result : [result];
  if (tensor === undefined) throw unusable('an output');
  return tensor;
}

interface RunnerParts {
  model: LoadedModel;
  plan: InputPlan;
  output: number;
  /** Null where the model reads texts itself. */
  tokenizer: Tokenizer | null;
}

class ModelRunner {
  constructor(
    private readonly tf: typeof TensorFlow,
    private readonly parts: RunnerParts,
  ) {}

  async encode(texts: readonly string[]): Promise<Float32Array[]> {
    const most = this.parts.plan.batch ?? texts.length;
    const vectors: Float32Array[] = [];
    for (const batch of chunks(texts, most)) vectors.push(...(await this.encodeBatch(batch)));
    return vectors;
  }

  private async encodeBatch(texts: readonly string[]): Promise<Float32Array[]> {
    const { model, plan, output, tokenizer } = this.parts;
    const ids = texts.map((text) => tokenizer?.ids(text, plan.length ?? MOST_TOKENS) ?? []);
    const tensors =
      tokenizer === null || plan.roles.includes('text')
        ? [this.tf.tensor1d([...texts], 'string')]
        : feeds(ids, plan, tokenizer.padding).map((feed, place) => this.tensor(feed, model.inputs[place]));
    try {
      const result = await model.run(tensors, output);
      try {
        const values = Float32Array.from(await result.data<'float32'>());
        return this.checked(
          pooled(
            { values, shape: result.shape },
            ids.map((text) => text.length),
          ),
          result.shape,
        );
      } finally {
        result.dispose();
      }
    } finally {
      for (const tensor of tensors) tensor.dispose();
    }
  }

  private tensor({ values, shape }: Feed, port: Port | undefined): TensorFlow.Tensor {
    return this.tf.tensor(values, shape, port?.dtype === 'float32' ? 'float32' : 'int32');
  }

  private checked(vectors: Float32Array[], shape: readonly number[]): Float32Array[] {
    const dimensions = vectors[0]?.length ?? 0;
    const isVector = (shape.length === 2 || shape.length === 3) && (shape[0] ?? 0) >= vectors.length;
    if (!isVector || dimensions < 1 || dimensions > MOST_DIMENSIONS) {
      throw unusable(
        `an output [batch, dimensions] or [batch, length, dimensions] of 1 to ${MOST_DIMENSIONS} dimensions; it gave [${shape.join(', ')}]`,
      );
    }
    if (!vectors.every((vector) => vector.every(Number.isFinite)))
      throw unusable('finite numbers; it gave others');
    return vectors;
  }
}
