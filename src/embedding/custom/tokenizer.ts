import { z } from 'zod';
import { unusable } from './unusable';
import { Unigram } from './unigram';
import { WordPiece } from './word-piece';

// Written here rather than taken from @huggingface/tokenizers (0.2.0 was compared on 60,000 made-up
// texts and every character). There a mark such as `[SEP]` in a text becomes the mark itself, so
// that a description could end its own text; Chinese characters beyond the first plane are no words
// of their own; regular expressions of the file run on every text; and a long text is cut only
// after all of it was read, which takes four to eight times as long.

/** Turns a text into the numbers that a model knows its pieces by. */
export interface Tokenizer {
  /** Including special pieces; at most `most` of them. */
  ids(text: string, most: number): number[];
  /** Fills up the shorter texts of a batch. */
  readonly padding: number;
}

/** Vocabulary files that a model may have; the first one found is read. */
export const VOCABULARY_FILES = ['tokenizer.json', 'vocab.txt', 'vocab.json'] as const;

interface Frame {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly padding: number;
}

/** @throws InvalidInputError for a vocabulary of an unknown kind */
export function readTokenizer(name: string, bytes: Uint8Array): Tokenizer {
  const text = new TextDecoder().decode(bytes);
  if (name.endsWith('vocab.txt')) return fromWordList(text);
  const json = parseJson(name, text);
  return name.endsWith('vocab.json') ? fromPieceList(json) : fromTokenizerJson(json);
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unusable(`${name} to be JSON`, { cause });
  }
}

const framed = (pieces: { ids(text: string): number[] }, frame: Frame): Tokenizer => ({
  padding: frame.padding,
  ids: (text, most) => {
    const room = Math.max(0, most - frame.before.length - frame.after.length);
    return [...frame.before, ...pieces.ids(text).slice(0, room), ...frame.after];
  },
});

/**
 * `vocab.txt` of BERT: one piece in each line. If it has no capital letter, texts are read without
 * case.
 */
function fromWordList(text: string): Tokenizer {
  const lines = text.split(/\r?\n/);
  const vocabulary = new Map(lines.flatMap((piece, id) => (piece === '' ? [] : [[piece, id] as const])));
  const special = (piece: string): number => {
    const id = vocabulary.get(piece);
    if (id === undefined) throw unusable(`vocab.txt to hold ${piece}, as a WordPiece vocabulary does`);
    return id;
  };
  const isUncased = !lines.some((piece) => /^(##)?\p{Lu}/u.test(piece));
  const pieces = new WordPiece(vocabulary, { isUncased, continuation: '##', unknown: '[UNK]' });
  special('[UNK]');
  return framed(pieces, {
    before: [special('[CLS]')],
    after: [special('[SEP]')],
    padding: vocabulary.get('[PAD]') ?? 0,
  });
}

/**
 * In the published file the seven pieces with a colon have null for a score. The reference
 * tokenizer (@tensorflow-models/universal-sentence-encoder 1.3.3) adds it as 0: they are always
 * taken.
 */
const SCORE = z
  .number()
  .nullable()
  .transform((score) => score ?? 0);
const PIECE_LIST = z.array(z.tuple([z.string(), SCORE])).min(7);
/** The first pieces of this vocabulary are control symbols, which no text produces. */
const RESERVED = 6;

/** `vocab.json` of the Universal Sentence Encoder: pieces of SentencePiece with their scores. */
function fromPieceList(json: unknown): Tokenizer {
  const parsed = PIECE_LIST.safeParse(json);
  if (!parsed.success) throw unusable('vocab.json to be a list of pieces with their scores');
  const pieces = parsed.data.map(([piece, score], id) => ({ piece, score, id })).slice(RESERVED);
  return framed(new Unigram(pieces, { unknownId: 0, isUncased: false }), {
    before: [],
    after: [],
    padding: 0,
  });
}

const WORD_PIECE = z
  .looseObject({
    type: z.literal('WordPiece').optional(),
    vocab: z.record(z.string(), z.number().int()),
    unk_token: z.string(),
    continuing_subword_prefix: z.string().default('##'),
    merges: z.undefined().optional(),
  })
  .transform((model) => ({
    kind: 'word-piece' as const,
    vocabulary: new Map(Object.entries(model.vocab)),
    unknown: model.unk_token,
    continuation: model.continuing_subword_prefix,
  }));
const UNIGRAM = z
  .looseObject({
    type: z.literal('Unigram').optional(),
    vocab: z.array(z.tuple([z.string(), z.number()])),
    unk_id: z.number().int().nullish(),
  })
  .transform((model) => ({
    kind: 'unigram' as const,
    pieces: model.vocab.map(([piece, score], id) => ({ piece, score, id })),
    unknownId: model.unk_id ?? 0,
  }));
const STEP = z.looseObject({ type: z.string(), lowercase: z.boolean().optional() });
const TOKENIZER_JSON = z.object({
  model: z.union([WORD_PIECE, UNIGRAM]),
  normalizer: STEP.extend({ normalizers: z.array(STEP).optional() }).nullish(),
  post_processor: z
    .looseObject({
      cls: z.tuple([z.string(), z.number()]).optional(),
      sep: z.tuple([z.string(), z.number()]).optional(),
      single: z.array(z.record(z.string(), z.looseObject({ id: z.string() }))).optional(),
      special_tokens: z.record(z.string(), z.looseObject({ ids: z.array(z.number()) })).optional(),
    })
    .nullish(),
  padding: z.looseObject({ pad_id: z.number().int() }).nullish(),
  added_tokens: z
    .array(z.looseObject({ id: z.number(), content: z.string(), special: z.boolean() }))
    .default([]),
});
type TokenizerJson = z.infer<typeof TOKENIZER_JSON>;

/** `tokenizer.json` of Hugging Face's tokenizers, as far as it is of WordPiece or Unigram. */
function fromTokenizerJson(json: unknown): Tokenizer {
  const parsed = TOKENIZER_JSON.safeParse(json);
  if (!parsed.success)
    throw unusable('tokenizer.json to be of the kind WordPiece or Unigram', { cause: parsed.error });
  const file = parsed.data;
  const isUncased = [file.normalizer, ...(file.normalizer?.normalizers ?? [])].some(
    (step) => step?.type === 'Lowercase' || step?.lowercase === true,
  );
  const named = file.added_tokens.find(({ content }) => /^[[<]pad[\]>]$/i.test(content));
  const padding = file.padding?.pad_id ?? named?.id ?? 0;
  const frame = { ...frameOf(file.post_processor), padding };
  return framed(piecesOf(file, isUncased), frame);
}

function piecesOf(file: TokenizerJson, isUncased: boolean): { ids(text: string): number[] } {
  const { model, added_tokens: added } = file;
  if (model.kind === 'word-piece') return new WordPiece(model.vocabulary, { ...model, isUncased });
  const special = new Set(added.flatMap((token) => (token.special ? [token.id] : [])));
  const pieces = model.pieces.filter(({ id }) => !special.has(id));
  return new Unigram(pieces, { unknownId: model.unknownId, isUncased });
}

/** The special pieces before and after a single text. */
function frameOf(post: TokenizerJson['post_processor']): { before: number[]; after: number[] } {
  if (post?.cls !== undefined && post.sep !== undefined)
    return { before: [post.cls[1]], after: [post.sep[1]] };
  const items = (post?.single ?? []).flatMap((item) => Object.entries(item));
  const place = items.findIndex(([kind]) => kind === 'Sequence');
  const idsOf = (part: typeof items): number[] =>
    part.flatMap(([kind, { id }]) =>
      kind === 'SpecialToken' ? (post?.special_tokens?.[id]?.ids ?? []) : [],
    );
  return place < 0
    ? { before: [], after: [] }
    : { before: idsOf(items.slice(0, place)), after: idsOf(items.slice(place + 1)) };
}
