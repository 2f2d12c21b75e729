const DIGITS = 11;
const BUCKETS = 2 ** DIGITS;

/** Runs of numbers that differ in their low words alone are sorted by comparison up to so many. */
const SHORT_RUN = 32;

/**
 * Positions of the values from the greatest to the least, equal ones in their order. A radix sort
 * of the numbers' bits: ten times as fast as one that compares, and to be paused after each of its
 * passes. High words tell nearly all numbers apart, so that low ones are sorted by where they do
 * not.
 */
export function* descending(values: Float64Array): Generator<void, Int32Array> {
  const { high, low } = sortableBits(values);
  yield;
  const order = yield* sortedBy([high], inOrder(values.length));
  if (sortRuns(order, high, low)) return order;
  yield;
  return yield* sortedBy([low, high], inOrder(values.length));
}

/** @param words the one that decides last, first */
function* sortedBy(words: readonly Uint32Array[], start: Int32Array): Generator<void, Int32Array> {
  let order: Int32Array = start;
  let spare: Int32Array = new Int32Array(order.length);
  for (const word of words) {
    for (let shift = 0; shift < 32; shift += DIGITS) {
      if (pass(word, shift, { from: order, to: spare })) [order, spare] = [spare, order];
      yield;
    }
  }
  return order;
}

/** Sorts what is equal in high words by the low ones; false where a long run is not in order. */
function sortRuns(order: Int32Array, high: Uint32Array, low: Uint32Array): boolean {
  let first = 0;
  for (let i = 1; i < order.length; i++) {
    const own = order[i] ?? 0;
    if (high[own] !== high[order[i - 1] ?? 0]) first = i;
    let place = i;
    while (place > first && (low[order[place - 1] ?? 0] ?? 0) > (low[own] ?? 0)) {
      order[place] = order[place - 1] ?? 0;
      place -= 1;
    }
    order[place] = own;
    if (i - place > SHORT_RUN) return false;
  }
  return true;
}

function inOrder(length: number) {
  const order = new Int32Array(length);
  for (let i = 0; i < length; i++) order[i] = i;
  return order;
}

/**
 * Unsigned words, the low one to be compared where the high ones are equal; greater numbers have
 * lesser words.
 */
function sortableBits(values: Float64Array): { high: Uint32Array; low: Uint32Array } {
  const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
  const numbers = values.slice();
  // Adding zero makes the negative zero positive: both are equal.
  for (let i = 0; i < numbers.length; i++) numbers[i] = (numbers[i] ?? 0) + 0;
  const words = new Uint32Array(numbers.buffer);
  const high = new Uint32Array(values.length);
  const low = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const first = words[2 * i] ?? 0;
    const second = words[2 * i + 1] ?? 0;
    const top = isLittleEndian ? second : first;
    const rest = isLittleEndian ? first : second;
    const isNegative = top >= 2 ** 31;
    high[i] = isNegative ? top : ~(top | (2 ** 31));
    low[i] = isNegative ? rest : ~rest;
  }
  return { high, low };
}

/** One stable distribution by some bits; false where all are equal there. */
function pass(
  words: Uint32Array,
  shift: number,
  { from, to }: { from: Int32Array; to: Int32Array },
): boolean {
  const next = new Int32Array(BUCKETS + 1);
  for (let i = 0; i < words.length; i++) {
    const bucket = (((words[i] ?? 0) >>> shift) & (BUCKETS - 1)) + 1;
    next[bucket] = (next[bucket] ?? 0) + 1;
  }
  if (next.includes(words.length)) return false;
  for (let bucket = 0; bucket < BUCKETS; bucket++)
    next[bucket + 1] = (next[bucket + 1] ?? 0) + (next[bucket] ?? 0);
  for (let i = 0; i < from.length; i++) {
    const position = from[i] ?? 0;
    const bucket = ((words[position] ?? 0) >>> shift) & (BUCKETS - 1);
    const place = next[bucket] ?? 0;
    to[place] = position;
    next[bucket] = place + 1;
  }
  return true;
}
