import { type Fault, faultFields } from './fault';
import type { z } from 'zod';
import type { RecordProblem } from './records';

/** A record that was read, or nothing, and what had to be left out of it. */
export interface Settled<T> {
  record: T | null;
  problems: RecordProblem[];
}

/** Whose record a candidate becomes, and what was left out of it before. */
interface Owner {
  readonly hub: string;
  readonly id: string;
  readonly problems?: readonly RecordProblem[];
}

/** A whole record that could not be used. */
export const unusable = (
  hub: string,
  id: string,
  field: RecordProblem['field'],
  fault: Fault,
): Settled<never> => ({
  record: null,
  problems: [{ hub, id, field, ...faultFields(fault), action: 'skipped' }],
});

/** What an identity needs: without these there is no record. */
const ESSENTIAL = new Set(['kind', 'hub', 'externalId', 'name', 'key']);
const MAX_ROUNDS = 5;

/**
 * Checks a candidate against the neutral schema. What breaks it is taken out (one item of a list,
 * else the field) and reported as ignored, behind what `owner` has found already; a candidate
 * without its identity is skipped.
 */
export function settle<T>(
  schema: z.ZodType<T>,
  candidate: Record<string, unknown>,
  { hub, id, problems: earlier = [] }: Owner,
): Settled<T> {
  const problems = [...earlier];
  const rest = { ...candidate };
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const parsed = schema.safeParse(rest);
    if (parsed.success) return { record: parsed.data, problems };
    for (const issue of parsed.error.issues) {
      const [field, item] = issue.path.map(String);
      const skipped = field === undefined || ESSENTIAL.has(field);
      problems.push({
        hub,
        id,
        field: issue.path.join('.') || null,
        message: issue.message,
        action: skipped ? 'skipped' : 'ignored',
      });
      if (skipped) return { record: null, problems };
      if (item === undefined && issue.code === 'too_big') shorten(rest, field, Number(issue.maximum));
      else leaveOut(rest, field, item);
    }
    compact(rest);
  }
  problems.push({ hub, id, field: null, message: 'has too many faults', action: 'skipped' });
  return { record: null, problems };
}

/** Items become holes first, so that the places of later issues stay right. */
function leaveOut(candidate: Record<string, unknown>, field: string, item: string | undefined): void {
  const value = candidate[field];
  if (Array.isArray(value) && item !== undefined) {
    const items = Array.from<unknown>(value);
    items[Number(item)] = undefined;
    candidate[field] = items;
  } else Reflect.deleteProperty(candidate, field);
}

/** A list that is too long keeps its beginning; anything else that is too long goes. */
function shorten(candidate: Record<string, unknown>, field: string, maximum: number): void {
  const value = candidate[field];
  if (Array.isArray(value)) candidate[field] = value.slice(0, maximum);
  else Reflect.deleteProperty(candidate, field);
}

function compact(candidate: Record<string, unknown>): void {
  for (const [field, value] of Object.entries(candidate)) {
    if (Array.isArray(value)) candidate[field] = value.filter((item) => item !== undefined);
  }
}
