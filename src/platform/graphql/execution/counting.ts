import type { Tally } from '../limits/tally';
import { valueBytes } from '../limits/value-bytes';
import type { FieldPlan } from './plan';

/**
 * Objects are counted before they are there: nothing is read for those that are too many.
 *
 * @param tally undefined where nobody counts
 * @throws GraphQLError when there are too many, or were and the field writes
 */
export function countBefore(tally: Tally | undefined, { counted, keyBytes, isWrite }: FieldPlan): void {
  if (tally === undefined) return;
  if (isWrite) tally.assertGoesOn();
  if (counted === 'object') tally.add(1, keyBytes);
  if (counted === 'list') tally.add(0, keyBytes);
}

/**
 * Lists are counted when their length is known, before anything of their items is; leaves with what
 * their values take.
 *
 * @param tally undefined where nobody counts
 * @throws GraphQLError when that is too much
 */
export function countAfter(tally: Tally | undefined, { counted, keyBytes }: FieldPlan, value: unknown): void {
  if (tally === undefined) return;
  if (counted === 'list' && Array.isArray(value)) tally.add(value.length, 0);
  if (counted === 'leaf') tally.add(0, keyBytes + valueBytes(value));
}
