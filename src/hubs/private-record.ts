import { textOf, type Plain } from './plain-json';
import type { Settled } from './settle';

const NOT_PRIVATE = new Set(['false', '0', 'no']);

/**
 * Whether a field says that its record is private. Flags are also written as texts and numbers;
 * what is no clear no counts as yes, so that nothing becomes public by a misspelling.
 */
export const saysPrivate = (flag: Plain): boolean => {
  if (flag === null || typeof flag === 'boolean') return flag === true;
  const text = textOf(flag)?.toLowerCase();
  return typeof flag === 'object' || (text !== undefined && !NOT_PRIVATE.has(text));
};

/**
 * What was read of a record, its problems marked as those of a private one where it is: whoever
 * imports is told of them, and nobody else.
 */
export const ofPrivate = <T>(isPrivate: boolean, { record, problems }: Settled<T>): Settled<T> => ({
  record,
  problems: isPrivate
    ? problems.map((problem) => ({ ...problem, subject: { ...problem.subject, isPrivate } }))
    : problems,
});

/** What its hub shows to those only whom its owner names: left out unless it is asked for. */
export const leftOutAsPrivate = (hub: string, id: string, field = 'private'): Settled<never> => ({
  record: null,
  problems: [
    {
      ...{ hub, id, field, action: 'leftOut' },
      message: 'is private: only --include-private takes it in, and it stays private here',
    },
  ],
});
