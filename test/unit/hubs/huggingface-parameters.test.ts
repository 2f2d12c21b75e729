import { readLines } from './support';

const BILLION = 1e9;

interface Counted {
  count: number | null | undefined;
  fields: (string | null)[];
}

/** The number of parameters of one record of a listing, and the fields that were reported. */
async function countOf(record: object): Promise<Counted> {
  const { records, problems } = await readLines({ id: 'acme/one', ...record });
  return { count: records[0]?.parameterCount, fields: problems.map(({ field }) => field) };
}

const typed = (parameters: object, total?: number) => ({ safetensors: { parameters, total } });

describe('the number of parameters', () => {
  it('unpacks weights of four bits', async () => {
    const tags = ['awq', '4-bit', 'base_model:api1/base-7b', 'base_model:quantized:api1/base-7b'];
    const stored = typed({ I32: 870_000_000, F16: 262_000_000 }, 1_132_000_000);
    expect(await countOf({ id: 'api1/awq-4bit', tags, ...stored })).toEqual({
      count: 7_222_000_000,
      fields: [],
    });
  });

  it('is the sum of the types where the total is another', async () => {
    expect(await countOf(typed({ BF16: 7_615_616_512 }, 333_312))).toEqual({
      count: 7_615_616_512,
      fields: ['safetensors.total'],
    });
    expect(await countOf(typed({ F32: 1_000, I64: 512 }, 1_512))).toEqual({ count: 1_512, fields: [] });
  });

  it.each([
    [typed({ F16: 1_000_000_000, F32: 24 }), 1_000_000_024],
    [{ tags: ['gguf'], gguf: { total: 7_240_000_000, architecture: 'llama' } }, 7_240_000_000],
    [{ safetensors: { total: 5 } }, 5],
    [{ safetensors: { total: 5 }, gguf: { total: 6 } }, 5],
    [{ safetensors: { total: 0 }, gguf: { total: 6 } }, 6],
    [{ safetensors: { total: 0 } }, null],
    [{ safetensors: {} }, null],
    [{ safetensors: 'many', gguf: [7] }, null],
    [typed({ F32: 4_194_304 }, 4_194_304), 4_194_304],
  ])('of %j is %j', async (record, count) => {
    expect(await countOf(record)).toEqual({ count, fields: [] });
  });

  it.each([
    [{ quant_method: 'gptq', bits: 4 }, { I32: 100, F16: 10 }, 810],
    [{ quant_method: 'gptq', bits: 8 }, { I32: 100, F16: 10 }, 410],
    [{ quant_method: 'gptq', bits: 3 }, { I32: 96, F16: 10 }, 1_034],
    [{ quant_method: 'awq', w_bit: 4 }, { I32: 100, F16: 10 }, 810],
    [{ quant_method: 'bitsandbytes', load_in_4bit: true }, { U8: 100, BF16: 10, F32: 1 }, 211],
    [{ load_in_4bit: true, bnb_4bit_quant_type: 'nf4' }, { U8: 100, BF16: 10 }, 210],
    [{ quant_method: 'bitsandbytes', load_in_8bit: true }, { I8: 100, F16: 10 }, 110],
    [{ quant_method: 'fp8' }, { F8_E4M3: 100, BF16: 10 }, 110],
    [{ quant_method: 'mxfp4' }, { U8: 100, BF16: 10 }, 210],
    [
      { quant_method: 'compressed-tensors', config_groups: { g: { weights: { num_bits: 4 } } } },
      { I32: 9, BF16: 1 },
      73,
    ],
    [
      { quant_method: 'compressed-tensors', config_groups: { g: { weights: { num_bits: 8 } } } },
      { I8: 9, BF16: 1 },
      10,
    ],
  ])('follows the configuration %j', async (quantization_config, parameters, count) => {
    const config = { quantization_config };
    expect(await countOf({ config, ...typed(parameters) })).toEqual({ count, fields: [] });
    expect((await countOf({ config: { text_config: config }, ...typed(parameters) })).count).toBe(count);
  });

  it.each([
    [{ tags: ['mlx', '4-bit'] }, { U32: 100, BF16: 10 }, 810],
    [{ tags: ['mlx', '8-bit'] }, { U32: 100, BF16: 10 }, 410],
    [{ config: { quantization: { group_size: 64, bits: 4 } } }, { U32: 100, BF16: 10 }, 810],
    [{ id: 'acme/one-GPTQ-Int4' }, { I32: 100, F16: 10 }, 810],
    [{ id: 'acme/one.w4a16' }, { I32: 100, F16: 10 }, 810],
    [{ id: 'acme/one-bnb-4bit' }, { U8: 100, F16: 10 }, 210],
    [{ tags: ['nvfp4', '8-bit'] }, { U8: 100, F8_E4M3: 10 }, 210],
  ])('follows the words of %j', async (record, parameters, count) => {
    expect(await countOf({ ...record, ...typed(parameters) })).toEqual({ count, fields: [] });
  });

  it.each([
    ['no word', {}, { I32: 100, F16: 10 }],
    ['a method without bits', { tags: ['gptq'] }, { I32: 100, F16: 10 }],
    ['two numbers of bits', { tags: ['mlx', '4-bit', '8-bit'] }, { U32: 100, F16: 10 }],
    ['a method of unknown packing', { tags: ['exl2', '4-bit'] }, { I16: 100, F16: 10 }],
    ['another container than its method’s', { tags: ['awq'] }, { U8: 100, F16: 10 }],
  ])('is not known with %s', async (_, record, parameters) => {
    expect(await countOf({ ...record, ...typed(parameters, 110) })).toEqual({
      count: null,
      fields: ['safetensors.parameters'],
    });
  });

  it('leaves scales of blocks out, and takes a few integers for buffers', async () => {
    expect((await countOf(typed({ F8_E4M3: 1_000, F8_E8M0: 30 }, 1_030))).count).toBe(1_000);
    expect((await countOf({ tags: ['awq'], ...typed({ F16: 1_000, I32: 5 }) })).count).toBe(1_005);
  });

  it('does not unpack what the Hub has counted by weights', async () => {
    const tags = ['mlx', '4-bit'];
    const counted = typed({ U32: 32 * BILLION, BF16: BILLION }, 33 * BILLION);
    expect((await countOf({ id: 'acme/Qwen3-32B-4bit', tags, ...counted })).count).toBe(33 * BILLION);
    expect((await countOf({ tags, usedStorage: 18 * BILLION, ...counted })).count).toBe(33 * BILLION);
    const siblings = [{ rfilename: 'model.safetensors', size: 18 * BILLION }];
    expect((await countOf({ tags, siblings, ...counted })).count).toBe(33 * BILLION);
    const declared = typed({ U32: 4 * BILLION, BF16: BILLION }, 32 * BILLION);
    expect(await countOf({ tags, ...declared })).toEqual({ count: 32 * BILLION, fields: [] });
  });

  it.each([
    [{ id: 'acme/Qwen3-27B-4bit', tags: ['mlx', '4-bit'], usedStorage: 15 * BILLION }, 4.7 * BILLION, null],
    [
      { id: 'acme/Qwen3-27B-4bit', tags: ['mlx', '4-bit'], usedStorage: 15 * BILLION },
      27.3 * BILLION,
      27.3 * BILLION,
    ],
    [{ tags: ['awq'], usedStorage: 5 * BILLION }, 7.2 * BILLION, 7.2 * BILLION],
    [{ tags: ['awq'], usedStorage: 5 * BILLION }, 1.1 * BILLION, null],
    [{ tags: ['awq'] }, 1.1 * BILLION, null],
    [{ tags: ['mlx'], id: 'acme/one-bf16' }, BILLION, BILLION],
    [{ tags: ['gguf', '4-bit', 'quantized'] }, 7 * BILLION, 7 * BILLION],
    [{ tags: ['fp8'] }, 7 * BILLION, 7 * BILLION],
    [{ tags: ['lora', '4-bit', 'bitsandbytes'] }, 40_000, 40_000],
    [{ id: 'acme/OLMo-7B', usedStorage: 14 * BILLION }, 528_384, null],
    [{ id: 'acme/OLMo-7B-lora', usedStorage: 80_000_000 }, 40_000_000, 40_000_000],
  ])('believes the total alone of %j as it can: %d gives %j', async (record, total, count) => {
    const fields = count === null ? ['safetensors.total'] : [];
    expect(await countOf({ ...record, safetensors: { total } })).toEqual({ count, fields });
  });

  it('reports counts that are none', async () => {
    const fields = ['safetensors.parameters'];
    expect(await countOf(typed({ BF16: 'many' }, 7))).toEqual({ count: 7, fields });
    expect(await countOf(typed({ BF16: -1 }))).toEqual({ count: null, fields });
    expect(await countOf({ safetensors: { parameters: {} } })).toEqual({ count: null, fields });
  });
});
