import { readTokenizer } from '../../../../src/embedding/custom/tokenizer';

const bytes = (content: unknown): Uint8Array =>
  new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));

const PIECES = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'un', '##aff', '##able', 'x', '-', 'ray', 'cafe', '中'];
/** Reserved pieces first, as in the vocabulary of the Universal Sentence Encoder. */
const SCORED: [string, number][] = [
  ...['<unk>', '<s>', '</s>', '<a>', '<b>', '<c>'].map((piece): [string, number] => [piece, 0]),
  ['\u2581', -3],
  ['\u2581he', -2],
  ['ll', -3],
  ['llo', -2.5],
  ['o', -2],
  ['\u2581hell', -6],
];

describe('the vocabulary beside a model', () => {
  it('cuts words as WordPiece does, between the marks of a text', () => {
    const tokenizer = readTokenizer('vocab.txt', bytes(PIECES.join('\n')));
    const pieces = (text: string) => tokenizer.ids(text, 99).map((id) => PIECES[id]);
    expect(pieces('Unaffable')).toEqual(['[CLS]', 'un', '##aff', '##able', '[SEP]']);
    expect(pieces('X-ray, Café!')).toEqual(['[CLS]', 'x', '-', 'ray', '[UNK]', 'cafe', '[UNK]', '[SEP]']);
    expect(pieces('unaffing 中中')).toEqual(['[CLS]', '[UNK]', '中', '中', '[SEP]']);
    expect(pieces('x'.repeat(101))).toEqual(['[CLS]', '[UNK]', '[SEP]']);
    expect(tokenizer.padding).toBe(0);
  });

  it('leaves out characters of private use, and reads each Chinese character by itself in every plane', () => {
    const pieces = [...PIECES, '\u{20000}'];
    const tokenizer = readTokenizer('vocab.txt', bytes(pieces.join('\n')));
    const read = (text: string) => tokenizer.ids(text, 99).map((id) => pieces[id]);
    expect(read('x\uE000 \uF8FFray')).toEqual(['[CLS]', 'x', 'ray', '[SEP]']);
    expect(read('x\u{20000}ray')).toEqual(['[CLS]', 'x', '\u{20000}', 'ray', '[SEP]']);
  });

  it('takes a mark that a text holds for plain text', () => {
    const tokenizer = readTokenizer('vocab.txt', bytes(PIECES.join('\n')));
    const pieces = tokenizer.ids('x [SEP] x', 99).map((id) => PIECES[id]);
    expect(pieces.filter((piece) => piece === '[SEP]')).toHaveLength(1);
    expect(pieces.at(-1)).toBe('[SEP]');
  });

  it('keeps the marks when a text is cut', () => {
    const tokenizer = readTokenizer('vocab.txt', bytes(PIECES.join('\n')));
    expect(tokenizer.ids('x x x x x', 4).map((id) => PIECES[id])).toEqual(['[CLS]', 'x', 'x', '[SEP]']);
  });

  it('keeps case where the vocabulary has some', () => {
    const cased = [...PIECES, 'Ray'];
    const tokenizer = readTokenizer('vocab.txt', bytes(cased.join('\n')));
    expect(tokenizer.ids('Ray ray', 99).map((id) => cased[id])).toEqual(['[CLS]', 'Ray', 'ray', '[SEP]']);
  });

  it('cuts a text into its most probable pieces as the Universal Sentence Encoder does', () => {
    const tokenizer = readTokenizer('vocab.json', bytes(SCORED));
    const pieces = (text: string) => tokenizer.ids(text, 99).map((id) => SCORED[id]?.[0]);
    expect(pieces('hello')).toEqual(['\u2581he', 'llo']);
    expect(pieces('  hell   o ')).toEqual(['\u2581he', 'll', '\u2581', 'o']);
    expect(pieces('hezzz')).toEqual(['\u2581he', '<unk>']);
    expect(pieces('')).toEqual([]);
  });

  it('takes a piece without a score for the most probable, as the reference tokenizer does', () => {
    const vocabulary = [...SCORED, [':', null], ['\u2581:)', null], ['):', null], [')', -4]];
    const tokenizer = readTokenizer('vocab.json', bytes(vocabulary));
    const pieces = (text: string) => tokenizer.ids(text, 99).map((id) => vocabulary[id]?.[0]);
    expect(pieces('hello: o')).toEqual(['\u2581he', 'llo', ':', '\u2581', 'o']);
    expect(pieces('he :) ):')).toEqual(['\u2581he', '\u2581:)', '\u2581', '):']);
  });

  it('reads tokenizer.json of WordPiece', () => {
    const vocab = Object.fromEntries(PIECES.map((piece, id) => [piece, id]));
    const tokenizer = readTokenizer(
      'tokenizer.json',
      bytes({
        model: { type: 'WordPiece', vocab, unk_token: '[UNK]', continuing_subword_prefix: '##' },
        normalizer: { type: 'BertNormalizer', lowercase: true },
        post_processor: { type: 'BertProcessing', cls: ['[CLS]', 2], sep: ['[SEP]', 3] },
        padding: { pad_id: 0 },
      }),
    );
    expect(tokenizer.ids('UNAFFABLE', 99)).toEqual([2, 4, 5, 6, 3]);
  });

  it('reads tokenizer.json of Unigram with its marks from the template', () => {
    const tokenizer = readTokenizer(
      'tokenizer.json',
      bytes({
        model: { type: 'Unigram', vocab: SCORED, unk_id: 0 },
        normalizer: { type: 'Precompiled', precompiled_charsmap: '' },
        post_processor: {
          type: 'TemplateProcessing',
          single: [
            { SpecialToken: { id: '<s>', type_id: 0 } },
            { Sequence: { id: 'A', type_id: 0 } },
            { SpecialToken: { id: '</s>', type_id: 0 } },
          ],
          special_tokens: { '<s>': { id: '<s>', ids: [1] }, '</s>': { id: '</s>', ids: [2] } },
        },
        added_tokens: [{ id: 1, content: '<s>', special: true }],
      }),
    );
    expect(tokenizer.ids('hello', 99)).toEqual([1, 7, 9, 2]);
  });

  it.each<[string, string, unknown, RegExp]>([
    [
      'of another kind',
      'tokenizer.json',
      { model: { type: 'BPE', vocab: {}, merges: [] } },
      /WordPiece or Unigram/,
    ],
    ['that is no JSON', 'vocab.json', '{', /vocab.json to be JSON/],
    ['without scores', 'vocab.json', { a: 1 }, /a list of pieces with their scores/],
    [
      'with words for scores',
      'vocab.json',
      SCORED.map(([piece]) => [piece, 'high']),
      /a list of pieces with their scores/,
    ],
    ['without the marks of BERT', 'vocab.txt', 'a\nb', /vocab.txt to hold \[UNK\]/],
  ])('is refused when it is one %s', (_, name, content, message) => {
    expect(() => readTokenizer(name, bytes(content))).toThrow(message);
  });
});
