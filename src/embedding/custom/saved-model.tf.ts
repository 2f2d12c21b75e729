import type * as TensorFlow from '@tensorflow/tfjs-core';
import { z } from 'zod';
import type { Port } from './contract';
import { unusable } from './unusable';
import type { LoadedModel } from './loaded-model.tf';

/** A shape, in the form of the message that the native package read it from: `{ array: [-1] }`. */
const SIZE = z.union([
  z.number(),
  z
    .looseObject({ array: z.array(z.unknown()) })
    .transform(({ array: [size] }) => (typeof size === 'number' ? size : null)),
]);
const PORTS = z.record(z.string(), z.looseObject({ dtype: z.string(), shape: z.array(SIZE) }));
const GRAPHS = z.array(
  z.looseObject({
    tags: z.array(z.string()),
    signatureDefs: z.record(z.string(), z.looseObject({ inputs: PORTS, outputs: PORTS })),
  }),
);

/**
 * The used part of `@tensorflow/tfjs-node`, so that the compiler does not require the optional
 * package.
 */
export interface NativePackage {
  node: {
    getMetaGraphsFromSavedModel(folder: string): Promise<unknown>;
    loadSavedModel(folder: string, tags: string[], signature: string): Promise<NativeModel>;
  };
}
interface NativeModel {
  /** Inputs and outputs in the order of the signature. */
  predict(inputs: TensorFlow.Tensor[]): TensorFlow.Tensor[];
}

const NATIVE_PACKAGE: string = '@tensorflow/tfjs-node';
const TAG = 'serve';
const SIGNATURE = 'serving_default';

const importNative = async (): Promise<NativePackage> =>
  z.custom<NativePackage>().parse(await import(NATIVE_PACKAGE));

/**
 * Loads a SavedModel by its serving signature, which only the native backend can. @throws
 * InvalidInputError elsewhere
 */
export async function loadSavedModel(
  folder: string,
  backend: string,
  loadNative = importNative,
): Promise<LoadedModel> {
  if (backend !== 'native') {
    throw unusable(
      `model.json: a SavedModel can be read by the native backend only, and this is "${backend}"; convert it with tensorflowjs_converter, or install @tensorflow/tfjs-node`,
    );
  }
  const { node } = await loadNative();
  const graphs = GRAPHS.parse(await node.getMetaGraphsFromSavedModel(folder));
  const signature = graphs.find(({ tags }) => tags.join() === TAG)?.signatureDefs[SIGNATURE];
  if (signature === undefined)
    throw unusable(`a SavedModel with the tag "${TAG}" and the signature "${SIGNATURE}"`);
  const model = await node.loadSavedModel(folder, [TAG], SIGNATURE);
  return {
    inputs: portsOf(signature.inputs),
    outputs: portsOf(signature.outputs),
    run: (tensors, output) => {
      const results = model.predict(tensors);
      results.forEach((result, place) => place !== output && result.dispose());
      const wanted = results[output];
      if (wanted === undefined) throw unusable('the output that its signature names');
      return Promise.resolve(wanted);
    },
  };
}

const portsOf = (ports: z.infer<typeof PORTS>): Port[] =>
  Object.entries(ports).map(([name, { shape, dtype }]) => ({ name, shape, dtype }));
