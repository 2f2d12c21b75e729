import { describeDataset, describeModel } from '../../../src/ingest/describe';
import { languageTags, languageWords } from '../../../src/ingest/taxonomy/languages';
import { aDataset, aModel, vocabulary } from './support';

const ofModel = (input: Record<string, unknown>) => {
  const { fields, problems } = describeModel(aModel(input), vocabulary);
  return { languages: fields.languages, reported: problems.map(({ field }) => field) };
};

describe('a code with a hyphen', () => {
  it.each([
    [{ externalId: 'acme/en-de-qe', summary: 'Quality estimation.' }],
    [{ externalId: 'acme/en-de-qe' }],
    [{ summary: 'Quality estimation of translations.' }],
    [{ tasks: ['translation'] }],
    [{ tags: ['wmt19'] }],
    [{ tags: ['machine-translation'] }],
    [{ externalId: 'acme/opus-mt-en-de' }],
    [{ trainings: [{ dataset: { hub: 'huggingface', externalId: 'wmt16' }, role: 'FINE_TUNING' }] }],
  ])('is two languages where the record is about pairs: %j', (input) => {
    for (const word of ['en-de', 'en_de', 'en-DE'])
      expect(ofModel({ ...input, languages: [word] })).toEqual({ languages: ['en', 'de'], reported: [] });
  });

  it('is two languages for a dataset about pairs, too', () => {
    const record = aDataset({ name: 'mlqe', languages: ['sv-fi'], tasks: ['translation'] });
    expect(describeDataset(record, vocabulary).fields.languages).toEqual(['sv', 'fi']);
  });

  it.each([
    ['en-DE', ['en-DE']],
    ['en-de', ['en', 'de']],
    ['sv-fi', ['sv-FI']],
    ['en-RU', ['en', 'ru']],
    ['de-pl', ['de', 'pl']],
    ['en-nl', ['en', 'nl']],
    ['zh-id', ['zh', 'id']],
    ['nds-nl', ['nds-NL']],
    ['hau-ibo', ['ha', 'ig']],
    ['eng-deu', ['en', 'de']],
    ['en-de-fr', ['en', 'de', 'fr']],
    ['en-vi', ['en', 'vi']],
    ['en_mt', ['en', 'mt']],
    ['en-sl', ['en', 'sl']],
    ['en-kn', ['en', 'kn']],
    ['en-rw', ['en', 'rw']],
    ['en-MT', ['en-MT']],
  ])('reads %s as %j elsewhere', (word, tags) => {
    expect(ofModel({ languages: [word] }).languages).toEqual(tags);
  });

  it.each([
    ['pt-br', 'pt-BR'],
    ['PT_BR', 'pt-BR'],
    ['zh-cn', 'zh-CN'],
    ['zh-tw', 'zh-TW'],
    ['en-us', 'en-US'],
    ['en-in', 'en-IN'],
    ['en-ca', 'en-CA'],
    ['en-za', 'en-ZA'],
    ['fr-ca', 'fr-CA'],
    ['es-ar', 'es-AR'],
    ['es-es', 'es-ES'],
    ['ar-sa', 'ar-SA'],
    ['es-419', 'es-419'],
    ['sr-Latn', 'sr-Latn'],
    ['zh-Hans', 'zh-Hans'],
    ['af-za', 'af-ZA'],
  ])('leaves the locale %s as %s, in translation too', (word, tag) => {
    expect(ofModel({ languages: [word] }).languages).toEqual([tag]);
    expect(ofModel({ languages: [word], tasks: ['translation'] }).languages).toEqual([tag]);
  });
});

describe('words in place of a language', () => {
  it.each(['unk', 'und', 'etc', 'zxx', 'mis', 'N/A', 'none', 'other', 'all', 'unknown', 'code'])(
    'takes %s for none',
    (word) => expect(ofModel({ languages: [word, 'en'] })).toEqual({ languages: ['en'], reported: [] }),
  );

  it.each(['xx', 'xqx', 'nlp', 'dpo', 'sft', 'Klingonish'])('reports %s', (word) => {
    expect(ofModel({ languages: [word, 'en'] })).toEqual({ languages: ['en'], reported: ['languages'] });
  });

  it.each([
    ['vn', ['vi']],
    ['cz', ['cs']],
    ['dk', ['da']],
    ['gr', ['el']],
    ['jp', ['ja']],
    ['kr', ['ko']],
    ['ua', ['uk']],
    ['cn', ['zh']],
    ['eml', ['egl', 'rgn']],
    // Codes of ISO 639, whatever country has the same letters.
    ['se', ['se']],
    ['br', ['br']],
    ['tw', ['tw']],
  ])('reads the country %s as %j', (word, tags) => expect(languageTags(word)).toEqual(tags));

  it.each(['new', 'roa', 'yue', 'rof', 'bho', 'mul', 'tok'])('knows the code %s', (code) => {
    expect(languageTags(code)).toEqual([code]);
  });

  it.each([
    ['Nigerian Pidgin', ['pcm']],
    ['Scottish Gaelic', ['gd']],
    ['german', ['de']],
    ['fre', ['fr']],
  ])('knows the name %s', (name, tags) => expect(languageTags(name)).toEqual(tags));
});

describe('a list of languages in one text', () => {
  it.each([
    ['hau ibo pcm', ['ha', 'ig', 'pcm']],
    ['en de', ['en', 'de']],
    ['en,de', ['en', 'de']],
    ['[en, de]', ['en', 'de']],
    [`['en', 'de']`, ['en', 'de']],
    ['[en]', ['en']],
    ['en/de', ['en', 'de']],
    ['en & de', ['en', 'de']],
    ['en; de | fr', ['en', 'de', 'fr']],
    ['English and German', ['en', 'de']],
    ['de and en', ['de', 'en']],
    ['en to de', ['en', 'de']],
    ['en->fr', ['en', 'fr']],
    ['English \u2192 French', ['en', 'fr']],
    ['en - fr', ['en', 'fr']],
    ['English, French, and German', ['en', 'fr', 'de']],
    ['English, Nigerian Pidgin', ['en', 'pcm']],
    ['pt-br, en', ['pt-BR', 'en']],
    ['Nigerian Pidgin, Igbo, hau', ['pcm', 'ig', 'ha']],
    ['multilingual, en, de', ['mul', 'en', 'de']],
  ])('reads %s as %j', (text, languages) => {
    expect(ofModel({ languages: [text] })).toEqual({ languages, reported: [] });
  });

  it('reports the words of a list that are no languages, and keeps the others', () => {
    expect(ofModel({ languages: ['English, Klingonish'] })).toEqual({
      languages: ['en'],
      reported: ['languages'],
    });
  });

  it.each(['Scottish Gaelic', 'zh CN', 'N/A', 'Cszech Deustch'])('leaves %s as it is', (text) => {
    expect(languageWords(text)).toEqual([text]);
  });

  it('keeps what is listed beside multilingual', () => {
    expect(ofModel({ languages: ['multilingual', 'en', 'sw'] }).languages).toEqual(['mul', 'en', 'sw']);
  });
});
