/**
 * Cuts words into pieces of a vocabulary, as BERT does (Devlin et al., NAACL 2019; Wu et al.,
 * 2016).
 */
export interface WordPieceOptions {
  /** Whether case and accents are removed first. */
  readonly isUncased: boolean;
  /** Written before a piece that does not begin a word: `##` for BERT. */
  readonly continuation: string;
  readonly unknown: string;
}

/** A longer word is unknown as a whole, as in the reference implementation. */
const LONGEST_WORD = 100;
/**
 * Control codes, marks of format and of private use, as the reference implementation leaves them
 * out.
 */
const CONTROL = /[\p{Cc}\p{Cf}\p{Co}\uFFFD]/gu;
const CJK =
  /[\u{3400}-\u{4DBF}\u{4E00}-\u{9FFF}\u{F900}-\u{FAFF}\u{20000}-\u{2A6DF}\u{2A700}-\u{2CEAF}\u{2F800}-\u{2FA1F}]/gu;
/** Each of these is a word of its own; ASCII symbols count as punctuation. */
const WORDS = /[\p{P}$+<=>^`|~]|[^\s\p{P}$+<=>^`|~]+/gu;

export class WordPiece {
  constructor(
    private readonly vocabulary: ReadonlyMap<string, number>,
    private readonly options: WordPieceOptions,
  ) {}

  ids(text: string): number[] {
    return (this.normalized(text).match(WORDS) ?? []).flatMap((word) => this.pieces(word));
  }

  private normalized(text: string): string {
    const plain = text
      .replace(/[\t\n\r]/g, ' ')
      .replace(CONTROL, '')
      .replace(CJK, ' $& ');
    if (!this.options.isUncased) return plain.normalize('NFC');
    return plain
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '');
  }

  /**
   * Takes the longest piece that fits, repeatedly; a word with a part that no piece fits is
   * unknown.
   */
  private pieces(word: string): number[] {
    const { continuation, unknown } = this.options;
    const unknownIds = [this.vocabulary.get(unknown) ?? 0];
    const letters = [...word];
    if (letters.length > LONGEST_WORD) return unknownIds;
    const ids: number[] = [];
    for (let start = 0; start < letters.length;) {
      const prefix = start === 0 ? '' : continuation;
      let end = letters.length;
      let id: number | undefined;
      for (; end > start && id === undefined; end--) {
        id = this.vocabulary.get(prefix + letters.slice(start, end).join(''));
      }
      if (id === undefined) return unknownIds;
      ids.push(id);
      start = end + 1;
    }
    return ids;
  }
}
