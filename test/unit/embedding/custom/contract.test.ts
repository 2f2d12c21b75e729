import { chooseOutput, planInputs, type Port } from '../../../../src/embedding/custom/contract';
import { feeds, pooled } from '../../../../src/embedding/custom/tokens';

const port = (name: string, shape: Port['shape'] = [null, null], dtype = 'int32'): Port => ({
  name,
  shape,
  dtype,
});

describe('what a model of the user is fed with', () => {
  it.each<[string, Port[], object]>([
    ['ids alone', [port('input_1', [null, 64], 'float32')], { roles: ['ids'], length: 64, batch: null }],
    [
      'ids, mask and types, in any order',
      [port('attention_mask'), port('input_ids'), port('token_type_ids')],
      { roles: ['mask', 'ids', 'types'], length: null, batch: null },
    ],
    [
      'words, mask and types of BERT',
      [port('input_word_ids', [1, 128]), port('input_mask', [1, 128]), port('input_type_ids', [1, 128])],
      { roles: ['ids', 'mask', 'types'], length: 128, batch: 1 },
    ],
    [
      'indices and values',
      [port('indices', [-1, 2]), port('values', [-1])],
      { roles: ['indices', 'values'], length: null, batch: null },
    ],
  ])('is %s', (_, inputs, plan) => {
    expect(planInputs(inputs)).toEqual(plan);
  });

  it.each<[string, Port[], RegExp]>([
    [
      'an image',
      [port('image', [null, 224, 224, 3], 'float32')],
      /token ids .*it has image float32\[\?, 224, 224, 3\]/,
    ],
    ['nothing', [], /it has no input/],
    ['two texts', [port('left'), port('right')], /it has left int32\[\?, \?\], right/],
    ['a mask alone', [port('attention_mask')], /an input of token ids/],
    ['values without indices', [port('values', [null])], /"indices" \[n, 2\]/],
    ['ids of booleans', [port('input_ids', [null, null], 'bool')], /int32 or float32/],
    ['inputs of two lengths', [port('input_ids', [null, 64]), port('input_mask', [null, 32])], /one shape/],
  ])('is refused when it is %s, naming what was found', (_, inputs, message) => {
    expect(() => planInputs(inputs)).toThrow(message);
  });

  it('is read from the vector of the sentence before those of the tokens', () => {
    const tokens = port('last_hidden_state', [null, null, 8], 'float32');
    expect(chooseOutput([tokens, port('pooler_output'), port('sentence_embedding')])).toBe(2);
    expect(chooseOutput([port('pooler_output'), tokens])).toBe(1);
    expect(chooseOutput([port('Identity')])).toBe(0);
    expect(() => chooseOutput([port('Identity'), port('Identity_1')])).toThrow(
      /one called sentence_embedding or last_hidden_state; it has Identity/,
    );
  });
});

describe('tokens as numbers', () => {
  const written = (plan: Parameters<typeof feeds>[1], ids: number[][]) =>
    feeds(ids, plan, 9).map(({ role, values, shape }) => [role, [...values], shape]);

  it('fills the shorter texts up and masks what was filled', () => {
    const plan = { roles: ['ids', 'mask', 'types'] as const, length: null, batch: null };
    expect(written(plan, [[5, 6], [7]])).toEqual([
      ['ids', [5, 6, 7, 9], [2, 2]],
      ['mask', [1, 1, 1, 0], [2, 2]],
      ['types', [0, 0, 0, 0], [2, 2]],
    ]);
  });

  it('cuts and fills to the length and the batch that the model takes', () => {
    const plan = { roles: ['ids'] as const, length: 3, batch: 2 };
    expect(written(plan, [[1, 2, 3, 4]])).toEqual([['ids', [1, 2, 3, 9, 9, 9], [2, 3]]]);
  });

  it('writes sparse tensors, where a text without tokens has one', () => {
    const plan = { roles: ['indices', 'values'] as const, length: null, batch: null };
    expect(written(plan, [[4, 5], []])).toEqual([
      ['indices', [0, 0, 0, 1, 1, 0], [3, 2]],
      ['values', [4, 5, 9], [3]],
    ]);
  });

  it('takes the mean over the tokens of each text, not over what was filled up', () => {
    const values = Float32Array.from([1, 2, 3, 4, 100, 100, 5, 6, 100, 100, 100, 100]);
    expect(pooled({ values, shape: [2, 3, 2] }, [2, 1])).toEqual([
      Float32Array.from([2, 3]),
      Float32Array.from([5, 6]),
    ]);
    expect(pooled({ values: values.slice(0, 4), shape: [2, 2] }, [7, 7])).toEqual([
      Float32Array.from([1, 2]),
      Float32Array.from([3, 4]),
    ]);
  });
});
