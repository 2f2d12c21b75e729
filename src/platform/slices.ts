import { setImmediate } from 'node:timers/promises';
import { operationSignal } from './cancellation';
import { chunks } from './chunks';
import { append } from './group-by';

/** Well under the 10 ms that nobody else should have to wait. */
const SLICE_MILLISECONDS = 4;

/** Runs to the end at once. */
export function finish<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Runs to the end, giving the event loop back every few milliseconds. Ends early, with its reason,
 * when the operation is given up that it works for.
 */
export async function finishInSlices<Result>(steps: Generator<void, Result>): Promise<Result> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < SLICE_MILLISECONDS) continue;
    await setImmediate();
    operationSignal()?.throwIfAborted();
    since = performance.now();
  }
}

/** Rows between two steps: well under a millisecond for what is done with each here. */
const STEP = 256;

/** Does something with each row. */
export function* visitInSteps<Row>(
  rows: Iterable<Row>,
  visit: (row: Row, place: number) => void,
): Generator<void, void> {
  let place = 0;
  for (const row of rows) {
    visit(row, place);
    if (++place % STEP === 0) yield;
  }
}

/** What becomes of each row. */
export function* mapInSteps<Row, Made>(
  rows: Iterable<Row>,
  make: (row: Row) => Made,
): Generator<void, Made[]> {
  const made: Made[] = [];
  yield* visitInSteps(rows, (row) => made.push(make(row)));
  return made;
}

/** As `groupBy`. */
export function* groupInSteps<Row, Key>(
  rows: Iterable<Row>,
  keyOf: (row: Row) => Key,
): Generator<void, Map<Key, Row[]>> {
  const groups = new Map<Key, Row[]>();
  yield* visitInSteps(rows, (row) => append(groups, keyOf(row), row));
  return groups;
}

/** One map with the entries of two; those of the second count. */
export function* mapWith<Key, Value>(
  one: ReadonlyMap<Key, Value>,
  other: ReadonlyMap<Key, Value>,
): Generator<void, Map<Key, Value>> {
  const both = new Map<Key, Value>();
  for (const entries of [one, other]) yield* visitInSteps(entries, ([key, value]) => both.set(key, value));
  return both;
}

/** The rows in order, those that compare as equal in the order in which they come. */
export function* sortInSteps<Row>(
  rows: readonly Row[],
  compare: (a: Row, b: Row) => number,
): Generator<void, Row[]> {
  let from: Row[] = [];
  for (const run of chunks(rows, STEP)) {
    from.push(...run.sort(compare));
    yield;
  }
  for (let width = STEP; width < from.length; width *= 2) {
    const to: Row[] = [];
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = start + width;
      yield* merge(from.slice(start, middle), from.slice(middle, middle + width), { compare, to });
    }
    from = to;
  }
  return from;
}

function* merge<Row>(
  left: readonly Row[],
  right: readonly Row[],
  { compare, to }: { compare: (a: Row, b: Row) => number; to: Row[] },
): Generator<void, void> {
  let taken = 0;
  for (const row of left) {
    for (let other = right[taken]; other !== undefined && compare(other, row) < 0; other = right[++taken]) {
      to.push(other);
      if (to.length % STEP === 0) yield;
    }
    to.push(row);
    if (to.length % STEP === 0) yield;
  }
  yield* visitInSteps(right.slice(taken), (row) => to.push(row));
}
