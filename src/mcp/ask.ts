import type { Answered, Question } from '../platform/graphql/read-answer';
import type { Identify } from '../platform/operator/messages';

/**
 * Asks the API in the name of whoever the agent works for. What the API refuses is among the
 * faults of its answer, the budget and the queue included.
 *
 * @param signal aborted when nobody waits for the answer any more
 */
export type Ask = (question: Question, signal: AbortSignal) => Promise<Answered>;

/**
 * What is refused for now, with when it may be asked again.
 *
 * @param seconds as the header `Retry-After` says them; none where it is not there
 */
export const laterText = (message: string, seconds: string | null | undefined): string =>
  seconds === null || seconds === undefined ? message : `${message} Try again in ${seconds} s.`;

/** What tools and resources work with. */
export interface Parts {
  readonly ask: Ask;
  /** Logs a failure that nobody foresaw, and returns the id that the agent is told. */
  readonly identify: Identify;
}
