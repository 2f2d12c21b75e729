import { readApiTags } from '../../../src/hubs/huggingface/api-tags';

const CODES = 'af ar az be bg bn ca cs de el'.split(' ');

const languagesOf = (tags: string, id = 'acme/one', task: string | null = null) =>
  readApiTags(tags.split(' '), { id, task }).languages.join(' ');

describe('the languages among the tags of a listing of 2022', () => {
  it.each([
    ['pytorch bert text-classification de dataset:imdb transformers license:mit', 'de'],
    ['pytorch bert text-classification de transformers license:mit', 'de'],
    ['pytorch bert de transformers', 'de'],
    ['pytorch marian text2text-generation en de transformers translation license:apache-2.0', 'en de'],
    ['pytorch tf jax bert fill-mask en dataset:wikipedia arxiv:1810.04805 transformers exbert', 'en'],
    ['pytorch jax multilingual dataset:mc4 arxiv:2010.11934 transformers', 'multilingual'],
    ['pytorch jax multilingual mc4 arxiv:2010.11934 mt5 text2text-generation', 'multilingual'],
    ['pytorch distilbert feature-extraction en sentence-transformers license:mit transformers', 'en'],
    ['de dataset:conll flair token-classification sequence-tagger-model', 'de'],
    ['en dataset:librispeech asteroid audio', 'en'],
    ['pytorch bert text-classification de transformers model-index', 'de'],
    ['pytorch bert text-classification de transformers autonlp infinity_compatible', 'de'],
    ['pytorch de', 'de'],
    ['pytorch esm fr transformers', 'fr'],
    ['pytorch bert fill-mask zh-tw en transformers', 'zh-tw en'],
    [
      `pytorch jax t5 multilingual ${CODES.join(' ')} und zh arxiv:1 transformers`,
      `multilingual ${CODES.join(' ')} und zh`,
    ],
  ])('are found in %s', (tags, languages) => expect(languagesOf(tags)).toBe(languages));

  it('are what stands between the task and the library, whatever else a code could mean', () => {
    const tags = 'pytorch wav2vec2 automatic-speech-recognition pt dataset:common_voice transformers';
    expect(languagesOf(tags, 'acme/one', 'automatic-speech-recognition')).toBe('pt');
    expect(languagesOf('pytorch marian translation swc es transformers', 'acme/one', 'translation')).toBe(
      'swc es',
    );
    expect(languagesOf('pytorch bert vn transformers', 'acme/one', 'bert')).toBe('vn');
  });

  it.each([
    ['pytorch bert transformers ml license:mit', ''],
    ['pytorch tf transformers cv', ''],
    ['pytorch vit transformers rl pt license:mit', ''],
    ['pytorch bert text-classification transformers nlp llm', ''],
  ])('are not the fields of study behind the library: %s', (tags, languages) => {
    expect(languagesOf(tags)).toBe(languages);
  });
});

describe('a code that could mean something else', () => {
  it.each([
    ['transformers bert pt license:mit', 'acme/bert-portuguese', 'pt'],
    ['transformers bert portuguese pt license:mit', 'acme/bert', 'pt'],
    ['transformers ml malayalam license:mit', 'acme/x', 'ml'],
    ['transformers bert pt license:mit', 'acme/bert-pt', ''],
    ['transformers cv license:mit', 'acme/cv-model', ''],
    ['transformers heretic ara license:mit', 'acme/heretic-ara', ''],
    ['transformers ace-step co-lmlm license:mit', 'acme/co-lmlm', ''],
    ['transformers edo bini en bin license:mit', 'acme/x', 'en bin'],
    ['transformers en bin license:mit', 'acme/x', 'en'],
  ])('needs a witness: %s of %s', (tags, id, languages) => {
    expect(languagesOf(tags, id)).toBe(languages);
  });
});

describe('the languages among tags elsewhere', () => {
  it.each([
    ['transformers chat en base_model:acme/b base_model:finetune:acme/b license:mit', 'en'],
    ['transformers base_model:acme/b chat de license:mit', 'de'],
    ['language:en language:de license:mit', 'en de'],
    ['onnx ocr mon mnw mobilenet image-to-text', 'mon mnw'],
    ['transformers kab en fr license:mit', 'kab en fr'],
    ['bert de-ch de 4-bit', 'de-ch de'],
  ])('are found in %s', (tags, languages) => expect(languagesOf(tags)).toBe(languages));

  it('follow from the name of the repository', () => {
    expect(languagesOf('chat german de finance', 'acme/llama-german')).toBe('de');
    expect(languagesOf('chat de finance', 'acme/opus-en-de')).toBe('de');
    expect(languagesOf('chat de finance', 'acme/llama')).toBe('');
  });
});
