/** Texts one behind the other, as UTF-8: one of its own takes V8 24 bytes more, and a pointer. */
export class PackedTexts {
  private readonly bytes: Buffer;
  /** Where each ends; of one that is missing, the complement of where the one before it does. */
  private readonly ends: Int32Array;

  /** @param texts as PostgreSQL gives them: no half of a pair of surrogates is alone */
  constructor(texts: readonly (string | null)[]) {
    let end = 0;
    this.ends = Int32Array.from(texts, (text) =>
      text === null ? ~end : (end += Buffer.byteLength(text, 'utf8')),
    );
    this.bytes = Buffer.from(texts.join(''), 'utf8');
  }

  at(place: number): string | null {
    const end = this.ends[place] ?? -1;
    if (end < 0) return null;
    const before = this.ends[place - 1] ?? 0;
    return this.bytes.toString('utf8', before < 0 ? ~before : before, end);
  }
}

/** Of as many values there are codes of two bytes. */
const SHORT_CODES = 2 ** 16;

/** Values of which many are the same one, by their codes. */
export class PackedValues<Value> {
  private readonly values: readonly Value[];
  /** Null where all are the same. */
  private readonly codes: Int32Array | Uint16Array | null;

  /** @param all what is one object here is one object in what is read */
  constructor(all: readonly Value[]) {
    const codeOf = new Map<Value, number>();
    const codes = Int32Array.from(all, (value) => {
      const code = codeOf.get(value) ?? codeOf.size;
      if (code === codeOf.size) codeOf.set(value, code);
      return code;
    });
    this.values = [...codeOf.keys()];
    const isShort = this.values.length <= SHORT_CODES;
    this.codes = this.values.length <= 1 ? null : isShort ? Uint16Array.from(codes) : codes;
  }

  /** @throws RangeError where there is no such place */
  at(place: number): Value {
    const value = this.values[this.codes === null ? 0 : (this.codes[place] ?? -1)];
    if (value === undefined) throw new RangeError(`Nothing is packed at ${place}.`);
    return value;
  }
}

/** Numbers of which some are missing. */
export class PackedFigures {
  private readonly figures: Float64Array;

  /** @param all no one of them NaN */
  constructor(all: readonly (number | null)[]) {
    this.figures = Float64Array.from(all, (figure) => figure ?? NaN);
  }

  at(place: number): number | null {
    const figure = this.figures[place] ?? NaN;
    return Number.isNaN(figure) ? null : figure;
  }
}
