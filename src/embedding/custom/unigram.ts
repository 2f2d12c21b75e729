export interface UnigramPiece {
  readonly piece: string;
  /** Logarithm of its probability. */
  readonly score: number;
  readonly id: number;
}

export interface UnigramOptions {
  readonly unknownId: number;
  readonly isUncased: boolean;
}

/** Represents a space in SentencePiece vocabularies. */
const SPACE = '\u2581';
/** An unknown letter costs so much more than the least probable piece, as in SentencePiece. */
const UNKNOWN_COST = 10;

/**
 * Cuts a text into the most probable pieces of a SentencePiece vocabulary (Kudo, Subword
 * Regularization, ACL 2018).
 */
export class Unigram {
  private readonly pieces: ReadonlyMap<string, UnigramPiece>;
  private readonly longest: number;
  private readonly unknownScore: number;

  constructor(
    pieces: readonly UnigramPiece[],
    private readonly options: UnigramOptions,
  ) {
    this.pieces = new Map(pieces.map((one) => [one.piece, one]));
    this.longest = pieces.reduce((most, { piece }) => Math.max(most, [...piece].length), 1);
    this.unknownScore = pieces.reduce((least, { score }) => Math.min(least, score), 0) - UNKNOWN_COST;
  }

  ids(text: string): number[] {
    const plain = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
    if (plain === '') return [];
    const cased = this.options.isUncased ? plain.toLowerCase() : plain;
    return this.best([...(SPACE + cased.replaceAll(' ', SPACE))]);
  }

  /** Viterbi over the places between letters. */
  private best(letters: readonly string[]): number[] {
    const scores: number[] = [0];
    const steps: { from: number; id: number }[] = [{ from: 0, id: -1 }];
    for (let end = 1; end <= letters.length; end++) {
      let from = end - 1;
      let id = this.options.unknownId;
      let score = (scores[from] ?? 0) + this.unknownScore;
      for (let start = Math.max(0, end - this.longest); start < end; start++) {
        const piece = this.pieces.get(letters.slice(start, end).join(''));
        const reached = piece === undefined ? -Infinity : (scores[start] ?? 0) + piece.score;
        if (piece === undefined || reached <= score) continue;
        score = reached;
        from = start;
        id = piece.id;
      }
      scores.push(score);
      steps.push({ from, id });
    }
    return this.walkBack(steps);
  }

  /** Neighbouring unknown letters are one unknown piece. */
  private walkBack(steps: readonly { from: number; id: number }[]): number[] {
    const ids: number[] = [];
    for (let at = steps.length - 1; at > 0; at = steps[at]?.from ?? 0) {
      const id = steps[at]?.id ?? this.options.unknownId;
      if (id !== this.options.unknownId || ids.at(-1) !== id) ids.push(id);
    }
    return ids.reverse();
  }
}
