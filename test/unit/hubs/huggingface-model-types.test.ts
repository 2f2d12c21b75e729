import { readApiRecord } from '../../../src/hubs/huggingface/api-record';

const familyOf = (
  record: Record<string, string | string[] | Record<string, string>>,
): string | null | undefined =>
  readApiRecord({ id: 'acme/one', ...record }, 'a test').record?.architectureFamily;

describe('the family of a model of the Hub', () => {
  it('is the type in its configuration', () => {
    const config = { model_type: 'bert' };
    expect(familyOf({ config, tags: ['transformers', 'gpt2'] })).toBe('bert');
  });

  it.each([
    ['the tag behind formats and libraries', 'qwen3_5', ['mlx', 'safetensors', 'qwen3_5', 'vision', 'clip']],
    [
      'the only type among the tags of transformers',
      'llama',
      ['transformers', 'unsloth', 'trl', 'llama', 'en'],
    ],
    ['nothing where several are named', null, ['transformers', 'unsloth', 'llama', 'qwen2']],
    ['nothing where an author has written it', null, ['safetensors', 'contrastive', 'clip']],
    ['nothing where no format or library stands before it', null, ['clip', 'safetensors']],
    ['nothing without a known type', null, ['transformers', 'safetensors', 'acme']],
  ])('is %s', (_, family, tags) => expect(familyOf({ tags })).toBe(family));

  it('counts the library that the Hub names as one', () => {
    expect(familyOf({ library_name: 'grok', tags: ['grok', 'safetensors', 'qwen3_5'] })).toBe('qwen3_5');
  });
});
