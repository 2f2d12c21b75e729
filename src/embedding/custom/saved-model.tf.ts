import type * as TensorFlow from '@tensorflow/tfjs-core';
import { z } from 'zod';
import type { LoadedModel } from './text-model.tf';
import { unusable } from './unusable';

const PORT = z.looseObject({
  name: z.string(),
  shape: z.array(z.number().nullable()).nullish(),
  dtype: z.string(),
});
/** What of a SavedModel of the native backend is used; the compiler must not miss the package where it is left out. */
const SAVED_MODEL = z.looseObject({ inputs: z.array(PORT), outputs: z.array(PORT) });

interface NativeModel {
  predict(inputs: TensorFlow.NamedTensorMap): TensorFlow.NamedTensorMap;
}
interface NativePackage {
  node: { loadSavedModel(folder: string): Promise<NativeModel> };
}
const NATIVE_PACKAGE: string = '@tensorflow/tfjs-node';

/** Loads a SavedModel by its serving signature, which only the native backend can. @throws InvalidInputError elsewhere */
export async function loadSavedModel(folder: string, backend: string): Promise<LoadedModel> {
  if (backend !== 'native') {
    throw unusable(
      `model.json: a SavedModel can be read by the native backend only, and this is "${backend}"; convert it with tensorflowjs_converter, or install @tensorflow/tfjs-node`,
    );
  }
  const native = z.custom<NativePackage>().parse(await import(NATIVE_PACKAGE));
  const model = await native.node.loadSavedModel(folder);
  const { inputs, outputs } = SAVED_MODEL.parse(model);
  const toPort = (port: z.infer<typeof PORT>) => ({
    name: port.name,
    shape: port.shape ?? null,
    dtype: port.dtype,
  });
  return {
    inputs: inputs.map(toPort),
    outputs: outputs.map(toPort),
    run: (tensors, output) => {
      const named = Object.fromEntries(
        inputs.flatMap(({ name }, place) => (tensors[place] === undefined ? [] : [[name, tensors[place]]])),
      );
      const results = model.predict(named);
      const wanted = results[outputs[output]?.name ?? ''];
      for (const result of Object.values(results)) if (result !== wanted) result.dispose();
      if (wanted === undefined) throw unusable('the output that its signature names');
      return Promise.resolve(wanted);
    },
  };
}
