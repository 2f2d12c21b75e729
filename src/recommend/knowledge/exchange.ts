import { groupInSteps, visitInSteps } from '../../platform/slices';

/** Whether two rows of plain columns say the same. */
export const isSameRow = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * A list by id with some of its rows exchanged; null where nothing is. Both are in the order of
 * their ids, as if they had been read whole.
 *
 * @param gone ids of rows that are there no longer, or are among `rows`
 */
export function* exchanged<Row extends { id: number }>(
  former: ReadonlyMap<number, Row>,
  gone: ReadonlySet<number>,
  rows: readonly Row[],
): Generator<void, Map<number, Row> | null> {
  const isUntouched = rows.length === 0 && ![...gone].some((id) => former.has(id));
  if (isUntouched) return null;
  const merged = new Map<number, Row>();
  let next = 0;
  const putUpTo = (id: number): void => {
    for (let row = rows[next]; row !== undefined && row.id <= id; row = rows[++next]) merged.set(row.id, row);
  };
  yield* visitInSteps(former, ([id, row]) => {
    putUpTo(id);
    if (!gone.has(id) && !merged.has(id)) merged.set(id, row);
  });
  putUpTo(Infinity);
  return merged;
}

/** What is said of things, by the thing, and of which of them something else is said now. */
export interface ExchangedClaims<Claim> {
  claims: ReadonlyMap<number, readonly Claim[]>;
  changed: ReadonlySet<number>;
}

export interface ClaimChange<Claim> {
  isGone: (claim: Claim) => boolean;
  rows: readonly Claim[];
  of: (claim: Claim) => number;
  compare: (a: Claim, b: Claim) => number;
}

/** The same for claims, of which each thing has several in an order. */
export function* exchangedClaims<Claim extends object>(
  former: ReadonlyMap<number, readonly Claim[]>,
  { isGone, rows, of, compare }: ClaimChange<Claim>,
): Generator<void, ExchangedClaims<Claim>> {
  const fresh = yield* groupInSteps(rows, of);
  const claims = new Map<number, readonly Claim[]>();
  const changed = new Set<number>();
  const put = (thing: number, before: readonly Claim[]): void => {
    const now = [...before.filter((claim) => !isGone(claim)), ...(fresh.get(thing) ?? [])].sort(compare);
    const isSame = isSameRow(before, now);
    if (!isSame) changed.add(thing);
    if (now.length > 0) claims.set(thing, isSame ? before : now);
  };
  yield* visitInSteps(former, ([thing, before]) => {
    if (fresh.has(thing) || before.some(isGone)) put(thing, before);
    else claims.set(thing, before);
  });
  yield* visitInSteps(fresh.keys(), (thing) => {
    if (!former.has(thing)) put(thing, []);
  });
  return changed.size === 0 ? { claims: former, changed } : { claims, changed };
}
