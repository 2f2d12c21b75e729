import { describeModel } from '../../../src/ingest/describe';
import { aFolder, front, readLines, readSource } from '../hubs/support';
import { aModel, vocabulary } from './support';

const base = (externalId: string, relation: string | null = null) => ({
  base: { hub: 'huggingface', externalId },
  relation,
});

/** What a record that states no relation says about its bases. */
function relationIn(input: object, ...bases: string[]): string | undefined {
  const record = aModel({
    bases: (bases.length > 0 ? bases : ['acme/base-7B']).map((id) => base(id)),
    ...input,
  });
  return describeModel(record, vocabulary).bases[0]?.relation;
}

describe('a base without a relation', () => {
  it.each([
    ['awq', 'library_name: transformers\ntags: [awq, 4-bit]', 'QUANTIZED'],
    ['m-mlx', 'library_name: mlx\ntags: [mlx, 4-bit]', 'QUANTIZED'],
    ['q-gguf', 'library_name: gguf\ntags: [gguf]', 'QUANTIZED'],
    ['p-lora', 'library_name: peft\ntags: [lora]', 'ADAPTER'],
    ['plain', 'library_name: transformers', 'FINETUNE'],
  ])('is read of the card of %s', async (name, yaml, relation) => {
    const card = front(`base_model: Qwen/Qwen3-4B\n${yaml}`);
    const { records } = await readSource(await aFolder({ [`acme/${name}/README.md`]: card }));
    const [record] = records;
    expect(record === undefined ? null : describeModel(record, vocabulary).bases).toMatchObject([
      { relation },
    ]);
  });

  it.each([
    [{ tags: ['GPTQ'] }, 'QUANTIZED'],
    [{ tags: ['compressed-tensors'] }, 'QUANTIZED'],
    [{ tags: ['fp8'] }, 'QUANTIZED'],
    [{ tags: ['bitsandbytes', '8-bit'] }, 'QUANTIZED'],
    [{ tags: ['mlx'] }, 'QUANTIZED'],
    [{ libraries: ['exllamav2'] }, 'QUANTIZED'],
    [{ name: 'base-7B-exl2-4.0bpw' }, 'QUANTIZED'],
    [{ name: 'base-7B-w4a16' }, 'QUANTIZED'],
    [{ name: 'base-7B.Q4_K_M' }, 'QUANTIZED'],
    [{ name: 'base-7B_4bit' }, 'QUANTIZED'],
    [{ name: 'base-7B-bnb-4bit' }, 'QUANTIZED'],
    [{ name: 'base-7B-int8', libraries: ['onnx'] }, 'QUANTIZED'],
    [{ weightForms: ['awq'] }, 'QUANTIZED'],
    [{ artifacts: [{ uri: 'https://hub.test/q.gguf', format: 'gguf' }] }, 'QUANTIZED'],
  ])('is quantized in %j', (input, relation) => expect(relationIn(input)).toBe(relation));

  it.each([
    [{ name: 'base-7B-mlx-bf16', libraries: ['mlx'] }, 'CONVERTED'],
    [{ name: 'base-7B-F16-GGUF', tags: ['gguf'] }, 'CONVERTED'],
    [{ name: 'base-7B-ONNX', tags: ['onnx'] }, 'CONVERTED'],
    [{ libraries: ['openvino'] }, 'CONVERTED'],
    [{ libraries: ['transformers.js'], tags: ['onnx'] }, 'CONVERTED'],
    [{ tags: ['coreml'] }, 'CONVERTED'],
  ])('is of the same weights in another format in %j', (input, relation) =>
    expect(relationIn(input)).toBe(relation),
  );

  it.each([
    [{ tags: ['lora', 'safetensors'] }],
    [{ name: 'base-7B-poems-LoRA' }],
    [{ weightForms: ['adapter'] }],
    [{ weightForms: ['adapter', 'bitsandbytes', '4-bit'] }],
    [{ libraries: ['peft'], tags: ['4-bit'] }],
    [{ name: 'poems-lora-gguf', tags: ['gguf'] }],
  ])('is an adapter’s in %j', (input) => expect(relationIn(input)).toBe('ADAPTER'));

  it.each([
    [{ tags: ['merge', 'mergekit'] }, ['acme/a']],
    [{}, ['acme/a', 'acme/b']],
    [{ tags: ['gguf', 'merge'] }, ['acme/a', 'acme/b']],
  ])('is merged in %j of %j', (input, bases) => expect(relationIn(input, ...bases)).toBe('MERGE'));

  it('counts whole words only', () => {
    const names = [
      'hawqs-7B',
      'explorations',
      'emlxr',
      'gallorango',
      'submerged',
      'mergers',
      'Int8rnational',
    ];
    for (const name of names) expect([name, relationIn({ name, tags: [name] })]).toEqual([name, 'FINETUNE']);
  });

  it('takes a tuned model for no quantized one because its base is', () => {
    const tags = ['unsloth', 'trl', 'sft', '4-bit', 'bitsandbytes'];
    const quantized = 'unsloth/llama-3-8b-bnb-4bit';
    expect(relationIn({ name: 'poems-llama', tags }, quantized)).toBe('FINETUNE');
    expect(relationIn({ name: 'poems-llama-3-8b-bnb-4bit', tags }, quantized)).toBe('FINETUNE');
    expect(relationIn({ name: 'poems-llama', tags: [...tags, 'lora'] }, quantized)).toBe('ADAPTER');
    expect(relationIn({ name: 'poems-llama-GGUF', tags: ['gguf'] }, quantized)).toBe('QUANTIZED');
  });

  it('takes a model whose adapter was merged into it for a tuned one', () => {
    expect(relationIn({ name: 'poems-7B-merged', tags: ['lora', 'peft'] })).toBe('FINETUNE');
  });

  it('takes an export that lies beside the weights for no conversion', () => {
    expect(relationIn({ tags: ['safetensors', 'onnx', 'gguf'] })).toBe('FINETUNE');
    const both = ['safetensors', 'onnx'].map((format) => ({ uri: `https://hub.test/m.${format}`, format }));
    expect(relationIn({ artifacts: both })).toBe('FINETUNE');
  });

  it('believes the name above tags that were copied from the card of the base', () => {
    expect(relationIn({ name: 'poems-7B-GGUF', tags: ['gguf', 'lora', 'trl', 'sft'] })).toBe('QUANTIZED');
  });

  it('follows what a source states, whatever the form of the weights', () => {
    const record = aModel({ tags: ['gguf'], bases: [base('acme/base', 'finetune')] });
    expect(describeModel(record, vocabulary).bases).toMatchObject([{ relation: 'FINETUNE' }]);
  });
});

describe('files and configuration of a listing', () => {
  it('tell how the weights are kept', async () => {
    const file = (rfilename: string) => ({ rfilename });
    const { records } = await readLines(
      { id: 'acme/a', siblings: [file('adapter_config.json'), file('sub/adapter_model.safetensors')] },
      { id: 'acme/b', config: { quantization_config: { quant_method: 'awq', bits: 4 } } },
      { id: 'acme/c', config: { text_config: { quantization_config: { load_in_8bit: true } } } },
      { id: 'acme/d', config: { quantization: { group_size: 64, bits: 4 } } },
      {
        id: 'acme/e',
        config: {
          quantization_config: {
            quant_method: 'compressed-tensors',
            config_groups: { group_0: { weights: { num_bits: 4 } }, group_1: { weights: { num_bits: 8 } } },
          },
        },
      },
      { id: 'acme/f', cardData: { quantized_by: 'someone' }, config: { quantization_config: 'fp8' } },
      { id: 'acme/g', siblings: [file('my_adapter_config.json'), 7] },
    );
    expect(records.map(({ weightForms }) => weightForms)).toEqual([
      ['adapter'],
      ['awq', '4-bit'],
      ['bitsandbytes', '8-bit'],
      ['mlx', '4-bit'],
      ['compressed-tensors', '4-bit', '8-bit'],
      ['quantized'],
      [],
    ]);
  });
});
