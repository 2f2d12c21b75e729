/** What a connection is used for: how long it may wait depends on that. */
export type Use = 'reading' | 'writing' | 'long';

/** Milliseconds; a session takes both. */
interface SessionTimeouts {
  readonly statement: number;
  readonly lock: number;
}

/** Imports, fits and migrations of a service: a limit for what hangs, not for what is much. */
const LONG: SessionTimeouts = { statement: 3_600_000, lock: 300_000 };

/** The signal of an operation comes first, and with it an error that says what happened. */
const AFTER_THE_DEADLINE_MS = 500;

/** What connections of a service may do, by what they are used for. */
export type TimeoutsByUse = Readonly<Record<Use, SessionTimeouts>>;

/**
 * Reads wait for nobody but for changes of the tables themselves; writes wait for those before them
 * (ADR 8), which takes longer.
 *
 * @param operationMs how long an operation may take
 */
export const timeoutsFor = (operationMs: number): TimeoutsByUse => {
  const statement = operationMs + AFTER_THE_DEADLINE_MS;
  return {
    reading: { statement, lock: Math.ceil(operationMs / 4) },
    writing: { statement, lock: Math.ceil(operationMs / 2) },
    long: LONG,
  };
};

/** As a statement; without parameters, so that both are set or neither. */
export const timeoutStatement = ({ statement, lock }: SessionTimeouts): string =>
  `SET statement_timeout = ${statement}; SET lock_timeout = ${lock}`;

/** As PostgreSQL takes them when a connection starts. */
export const timeoutOptions = ({ statement, lock }: SessionTimeouts): string =>
  `-c statement_timeout=${statement} -c lock_timeout=${lock}`;
