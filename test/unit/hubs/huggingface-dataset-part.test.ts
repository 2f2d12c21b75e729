import { datasetPartOf } from '../../../src/hubs/huggingface/dataset-part';
import type { Plain } from '../../../src/hubs/plain-json';

const subsetOf = (dataset: Plain) => datasetPartOf(dataset).subset ?? null;

it.each<[Plain, string | null]>([
  [{ type: 'common_voice', args: 'eo' }, 'eo'],
  [{ type: 'common_voice', config: 'eo' }, 'eo'],
  [{ type: 'common_voice', config: 'eo', args: 'fr' }, 'eo'],
  [{ type: 'common_voice', args: { eo: null } }, 'eo'],
  [{ type: 'common_voice', args: { language: 'eo' } }, 'eo'],
  [{ type: 'wikipedia', args: { language: 'en', date: 20220301 } }, 'date=20220301, language=en'],
  [{ type: 'common_voice', args: ['eo', 'fr'] }, 'eo, fr'],
  [{ type: 'common_voice', name: 'Common Voice eo' }, 'eo'],
  [{ type: 'common_voice', name: 'Common Voice (French)' }, 'French'],
  [{ type: 'mozilla-foundation/common_voice_8_0', name: 'Common Voice 8.0 zh-HK' }, 'zh-HK'],
  [{ type: 'mozilla-foundation/common_voice_7_0', name: 'Common Voice ur' }, 'ur'],
  [{ type: 'glue', name: 'GLUE MRPC' }, 'MRPC'],
  [{ type: 'mozilla-foundation/common_voice_8_0', name: 'Common Voice 8.0' }, null],
  [{ type: 'common_voice', name: 'Common Voice 6.1' }, null],
  [{ type: 'cifar10', name: 'CIFAR-10' }, null],
  [{ type: 'librispeech_asr', name: 'LibriSpeech' }, null],
  [{ type: 'samsum', name: 'SAMSum Corpus: A Human-annotated Dialogue Dataset' }, null],
  [{ type: 'glue', name: 'GlueX' }, null],
  [{ type: 'conll2003', args: 'conll2003' }, null],
  [{ type: 'mim_gold_ner', args: 'mim-gold-ner' }, null],
  [{ type: 'imdb', args: 'plain_text' }, null],
  [{ type: 'emotion', config: 'default' }, null],
  [{ type: 'common_voice', args: '???', name: 'Common Voice ???' }, null],
  [{ type: 'common_voice', args: 'config: hi, split: test' }, 'hi'],
  [{ type: 'common_voice', args: 'config: hi split: test, language: Hindi' }, 'hi'],
  [{ type: 'common_voice', args: 'lang=ta' }, 'ta'],
  [{ type: 'common_voice', args: 'en:de' }, 'en:de'],
  [{ type: 'common_voice', config_name: 'hi' }, 'hi'],
  [{ type: 'common_voice', args: { config: 'hi', language: 'Hindi' } }, 'hi'],
  [{ type: 'acme/ifeval', name: 'IFEval (0-Shot)', args: { num_few_shot: 0 } }, null],
  [{ type: 'Mozilla/common_voice_11_0', name: 'mozilla/common_voice_11_0 hi' }, 'hi'],
  [{ type: 'mozilla/common_voice_8_0', name: 'MOZILLA/COMMON_VOICE_8_0 - AB' }, 'AB'],
  [{ type: 'mozilla/common_voice_8_0', name: 'mozilla/common_voice_8_0' }, null],
  [{ type: 'glue', name: 'glue/mnli' }, 'mnli'],
  [{ type: 'librispeech_asr', name: 'LibriSpeech (clean)' }, 'clean'],
  [{ type: 'glue', name: 'Glove (clean)' }, null],
  ['common_voice', null],
  [null, null],
])('finds the part in %j: %s', (dataset, subset) => expect(subsetOf(dataset)).toBe(subset));

it('takes the split from the arguments where nothing else says it, and the revision', () =>
  expect(
    datasetPartOf({ type: 'acme/voices', revision: 'abc', args: { language: 'en', split: 'dev' } }),
  ).toEqual({
    subset: 'en',
    datasetRevision: 'abc',
    split: 'dev',
  }));

it('takes the split from arguments in one text', () =>
  expect(datasetPartOf({ type: 'common_voice', config: null, args: 'config: hi, split: test' })).toEqual({
    subset: 'hi',
    split: 'test',
  }));
