import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { loadSavedModel, type NativePackage } from '../../../../src/embedding/custom/saved-model.tf';
import { unusable } from '../../../../src/embedding/custom/unusable';

/** A size as the native package gives it. */
const dim = (size: number) => ({ array: [size], messageId_: undefined });
const SIGNATURE = {
  inputs: {
    attention_mask: {
      dtype: 'int32',
      tfDtype: 'DT_INT64',
      name: 'serving_default_attention_mask:0',
      shape: [dim(-1), dim(-1)],
    },
    input_ids: {
      dtype: 'int32',
      tfDtype: 'DT_INT64',
      name: 'serving_default_input_ids:0',
      shape: [dim(-1), dim(-1)],
    },
  },
  outputs: {
    last_hidden_state: {
      dtype: 'float32',
      tfDtype: 'DT_FLOAT',
      name: 'out:0',
      shape: [dim(-1), dim(-1), dim(2)],
    },
    pooler_output: { dtype: 'float32', tfDtype: 'DT_FLOAT', name: 'out:1', shape: [dim(-1), dim(2)] },
  },
};

/** Speaks as tfjs-node 4.22 does; its own library cannot be built everywhere. */
const speakingAs = (tags: string[]) => (): Promise<NativePackage> =>
  Promise.resolve({
    node: {
      getMetaGraphsFromSavedModel: () =>
        Promise.resolve([{ tags, signatureDefs: { serving_default: SIGNATURE } }]),
      loadSavedModel: () =>
        Promise.resolve({ predict: (inputs) => [tf.mul(inputs[1] ?? 0, 2), tf.tensor1d([0])] }),
    },
  });

describe('a SavedModel', () => {
  it('has the inputs and outputs of its serving signature, and is run in their order', async () => {
    tf.enableProdMode();
    await tf.setBackend('cpu');
    const model = await loadSavedModel('folder', 'native', speakingAs(['serve']));
    expect(model.inputs.map(({ name, shape }) => [name, shape])).toEqual([
      ['attention_mask', [-1, -1]],
      ['input_ids', [-1, -1]],
    ]);
    expect(model.outputs.map(({ name }) => name)).toEqual(['last_hidden_state', 'pooler_output']);
    const before = tf.memory().numTensors;
    const result = await model.run([tf.tensor1d([1]), tf.tensor1d([21])], 0);
    expect([...(await result.data())]).toEqual([42]);
    expect(tf.memory().numTensors).toBe(before + 3);
  });

  it('is refused without a serving signature', async () => {
    await expect(loadSavedModel('folder', 'native', speakingAs(['train']))).rejects.toThrow(
      unusable('a SavedModel with the tag "serve" and the signature "serving_default"').message,
    );
  });
});
