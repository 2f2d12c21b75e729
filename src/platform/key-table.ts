import { hash } from 'node:crypto';

const SMALLEST = 1024;
/** How full the table gets before it doubles. */
const FULL = 0.6;
const WORD_BYTES = 4;

/**
 * Numbers by text, for millions of texts: a text is kept as 64 bits of its SHA-1, 16 bytes a place.
 * Among ten million texts the chance that any two are taken for one is below 1 in 300,000.
 */
export class KeyTable {
  private high = new Uint32Array(SMALLEST);
  private low = new Uint32Array(SMALLEST);
  private values = new Float64Array(SMALLEST);
  private count = 0;

  /** How many texts have a number. */
  get size(): number {
    return this.count;
  }

  get(text: string): number | undefined {
    const place = this.placeOf(...wordsOf(text));
    return this.isEmpty(place) ? undefined : this.values[place];
  }

  set(text: string, value: number): void {
    if (this.count >= this.high.length * FULL) this.grow();
    this.put(...wordsOf(text), value);
  }

  /** Whether the text has no number yet; from now on it has one. */
  addNew(text: string): boolean {
    const isNew = this.get(text) === undefined;
    if (isNew) this.set(text, 1);
    return isNew;
  }

  private put(high: number, low: number, value: number): void {
    const place = this.placeOf(high, low);
    if (this.isEmpty(place)) this.count += 1;
    this.high[place] = high;
    this.low[place] = low;
    this.values[place] = value;
  }

  private isEmpty(place: number): boolean {
    return this.high[place] === 0 && this.low[place] === 0;
  }

  /** Where the text stands, or the empty place where it would. */
  private placeOf(high: number, low: number): number {
    const mask = this.high.length - 1;
    let place = low & mask;
    while (!this.isEmpty(place) && (this.high[place] !== high || this.low[place] !== low))
      place = (place + 1) & mask;
    return place;
  }

  private grow(): void {
    const { high, low, values } = this;
    this.high = new Uint32Array(high.length * 2);
    this.low = new Uint32Array(high.length * 2);
    this.values = new Float64Array(high.length * 2);
    this.count = 0;
    high.forEach((word, place) => {
      const other = low[place] ?? 0;
      if (word !== 0 || other !== 0) this.put(word, other, values[place] ?? 0);
    });
  }
}

/** Two words of a text's digest, never both 0: that marks an empty place. */
function wordsOf(text: string): [high: number, low: number] {
  const digest = hash('sha1', text, 'buffer');
  const high = digest.readUInt32LE(0);
  const low = digest.readUInt32LE(WORD_BYTES);
  return high === 0 && low === 0 ? [1, 0] : [high, low];
}
