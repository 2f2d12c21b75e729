import { groupInSteps, visitInSteps } from '../../platform/slices';
import type { Claims } from './claims';

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

/** What is said of models, and of which of them something else is said now. */
export interface ExchangedClaims<Claim> {
  claims: Claims<Claim>;
  changed: ReadonlySet<number>;
}

export interface ClaimChange<Claim> {
  /** Ids of which some claims are read again; none of them where all are empty. */
  touched: ReadonlyArray<ReadonlySet<number>>;
  /** Whether a claim of a model that names another thing is read again, where it is still there. */
  isGone: (model: number, other: number) => boolean;
  rows: readonly Claim[];
  compare: (a: Claim, b: Claim) => number;
}

/**
 * The same for claims, of which each model has several in an order; the former ones where nothing
 * is another.
 */
export function* exchangedClaims<Claim extends object>(
  former: Claims<Claim>,
  { touched: ids, isGone, rows, compare }: ClaimChange<Claim>,
): Generator<void, ExchangedClaims<Claim>> {
  if (ids.every(({ size }) => size === 0)) return { claims: former, changed: new Set() };
  const { of, other } = former.form;
  const fresh = yield* groupInSteps(rows, of);
  const touched = new Set([...(yield* former.withClaim(isGone)), ...fresh.keys()]);
  const claims = new Map<number, readonly Claim[]>();
  yield* visitInSteps(touched, (model) => {
    const before = former.get(model) ?? [];
    const kept = before.filter((claim) => !isGone(model, other(claim)));
    const now = [...kept, ...(fresh.get(model) ?? [])].sort(compare);
    if (!isSameRow(before, now)) claims.set(model, now);
  });
  if (claims.size === 0) return { claims: former, changed: new Set() };
  return { claims: yield* former.with(claims), changed: new Set(claims.keys()) };
}
