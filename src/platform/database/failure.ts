import { AppError, UnavailableError } from '../errors';

/** Something that the database cannot do now, and that is nobody's mistake here. */
export interface Failure {
  readonly message: string;
  readonly hint: string;
  /**
   * Beginnings of SQLSTATEs that mean it. Every other one is a fault of a statement or of its
   * values, and keeps its own error.
   *
   * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
   */
  readonly states: readonly string[];
  /** The same of what the operating system says, to this process or to the embedded database. */
  readonly systemCodes?: readonly string[];
}

/** Every such failure. */
export const FAILURES = {
  away: {
    message: 'The database cannot be reached now.',
    hint: 'Check DATABASE_URL and that the server runs and takes connections.',
    states: ['08', '57P04', '57P05'],
    systemCodes: [
      ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
      ...['EHOSTUNREACH', 'ENETUNREACH', 'ENOENT'],
    ],
  },
  notLetIn: {
    message: 'The database does not let this service in.',
    hint: 'Check user, password and name of the database in DATABASE_URL.',
    states: ['28', '3D000'],
  },
  shuttingDown: {
    message: 'The database server is shutting down, or an operator ended the connection.',
    hint: 'Try again when it runs again.',
    states: ['57P01', '57P02'],
  },
  starting: {
    message: 'The database server is starting, stopping or recovering, and takes no connections yet.',
    hint: 'Try again in a moment; the log of the server says how far it is.',
    states: ['57P03'],
  },
  tooManyConnections: {
    message: 'The database server has as many connections as it allows.',
    hint: 'Close other connections to it, lower ROOTSTOCK_CONNECTIONS, or raise max_connections of the server.',
    states: ['53300'],
  },
  noRoom: {
    message: 'The database has no room left to write.',
    hint: 'Free space on the disk of the database, then try again.',
    states: ['53100'],
    systemCodes: ['ENOSPC', 'EDQUOT'],
  },
  overloaded: {
    message: 'The database has no memory or other resources left now.',
    hint: 'Look into the log of the database, and at the memory and limits of its machine.',
    states: ['53'],
    systemCodes: ['EMFILE', 'ENFILE'],
  },
  readOnly: {
    message: 'The database takes no changes now: it is read-only.',
    hint: 'Connect to the primary server; a standby is read-only until it is promoted.',
    states: ['25006'],
    systemCodes: ['EROFS'],
  },
  brokenFiles: {
    message: 'The database cannot read or write its files.',
    hint: 'Look into the log of the database, and check its disk.',
    states: ['58', 'XX001', 'XX002'],
    systemCodes: ['EIO'],
  },
  locked: {
    message: 'Other work has locked what this needs.',
    hint: 'Try again when it is done; pg_locks shows who holds the lock.',
    states: ['55P03'],
  },
  conflict: {
    message: 'Other work changed the same at the same time, again and again.',
    hint: 'Try again.',
    states: ['40001', '40P01'],
  },
  tooSlow: {
    message: 'The database gave up a statement: it took longer than it may, or an operator cancelled it.',
    hint: 'See statement_timeout of the server, the database and the role.',
    states: ['57014'],
  },
} as const satisfies Readonly<Record<string, Failure>>;

/** A pool from which no connection could be had in time, while none was free. */
export const allInUse = (most: number): Omit<Failure, 'states'> => ({
  message: `All ${most} connections of this service to the database are in use; ROOTSTOCK_CONNECTIONS sets how many there are.`,
  hint: 'Raise ROOTSTOCK_CONNECTIONS, as far as max_connections of the server allows.',
});

/** The embedded database has but one connection. */
export const BUSY: Omit<Failure, 'states'> = {
  message: 'The embedded database is busy with other work.',
  hint: 'Try again when it is done, or use a PostgreSQL server: see DATABASE_URL.',
};

const ALL: readonly Failure[] = Object.values(FAILURES);
const longest = (states: readonly string[], state: string): number =>
  Math.max(0, ...states.filter((start) => state.startsWith(start)).map(({ length }) => length));

/** SQLSTATE, or the code of the operating system; empty where an error has neither. */
function stateOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  // TypeORM copies the fields of the driver's error to its own.
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The one that says most of the state. */
function bySqlState(state: string): Failure | undefined {
  const [first] = ALL.map((failure) => ({ failure, length: longest(failure.states, state) }))
    .filter(({ length }) => length > 0)
    .sort((one, other) => other.length - one.length);
  return first?.failure;
}

const bySystemCode = (code: string): Failure | undefined =>
  ALL.find(({ systemCodes = [] }) => systemCodes.includes(code));

/** What an error means that the driver, or TypeORM for it, has thrown. */
function failureOf(error: unknown): Failure | undefined {
  const state = stateOf(error);
  if (state !== '') return bySqlState(state) ?? bySystemCode(state);
  return isOfOrm(error) && isLoss(error.driverError) ? FAILURES.away : undefined;
}

const isOfOrm = (error: unknown): error is { readonly driverError: unknown } =>
  typeof error === 'object' && error !== null && 'driverError' in error;

/**
 * Whether the driver lost its connection, or was closed: of that it says nothing but a sentence, in
 * an error without a code and of no class of its own.
 */
const isLoss = (error: unknown): boolean =>
  error instanceof Error && error.name === 'Error' && !('code' in error);

const unavailable = ({ message, hint }: Omit<Failure, 'states'>, cause: unknown): UnavailableError =>
  new UnavailableError(message, { hint, cause });

/**
 * Names what the database could not do; what is not known here comes back as it is. Work that uses
 * the database fails by files and pipes of its own as well: of an error that is not the driver's,
 * the code of the operating system says nothing about the database.
 */
export function namedFailure(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const failure = isOfOrm(error) ? failureOf(error) : bySqlState(stateOf(error));
  return failure === undefined ? error : unavailable(failure, error);
}

/**
 * For what the driver itself rejects a statement with. What has an SQLSTATE stays as it is, since
 * it may be tried again.
 */
export function statementFailure(error: unknown): unknown {
  const failure = isLoss(error) ? FAILURES.away : bySystemCode(stateOf(error));
  return failure === undefined ? error : unavailable(failure, error);
}

/** For whatever prevents a connection: without one, nothing else can be at fault. */
export const connectionFailure = (error: unknown): unknown =>
  error instanceof AppError ? error : unavailable(failureOf(error) ?? FAILURES.away, error);

/**
 * For whatever prevents a connection of a pool.
 *
 * @param most how many it has at most
 * @param inUse how many of them are lent; where that is all, the error is that of waiting
 */
export function poolFailure(
  error: unknown,
  { most, inUse, isServer }: { most: number; inUse: number; isServer: boolean },
): unknown {
  if (error instanceof AppError || stateOf(error) !== '' || inUse < most) return connectionFailure(error);
  return unavailable(isServer ? allInUse(most) : BUSY, error);
}

/** For a statement that was taken back because a table was locked. */
export const lockedOut = (cause?: unknown): UnavailableError => unavailable(FAILURES.locked, cause);

/** Whether the same work may succeed when it is done once more. */
export const isConflict = (error: unknown): boolean => /^40(?:001|P01)$/.test(stateOf(error));

/**
 * Whether the server refused the statement but the connection can still be used: an SQLSTATE of
 * neither 08 nor 57P.
 */
export const isRefusal = (error: unknown): boolean =>
  /^(?!08|57P)(\d|F0|HV|P0|XX)[0-9A-Z]+$/.test(stateOf(error));
