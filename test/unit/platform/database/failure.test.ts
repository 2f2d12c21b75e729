import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  allInUse,
  BUSY,
  connectionFailure,
  FAILURES,
  namedFailure,
  poolFailure,
  statementFailure,
  type Failure,
} from '../../../../src/platform/database/failure';
import { UnavailableError } from '../../../../src/platform/errors';

const errorOf = (code: string): Error => Object.assign(new Error('as the test wants'), { code });
const rows: readonly (readonly [string, Failure])[] = Object.entries(FAILURES);

/** A whole SQLSTATE that begins so. */
const whole = (start: string): string => start.padEnd(5, '0');

it.each(['ENOENT', 'EPIPE', 'EIO', 'ENOSPC'])('takes %s for the database only from the driver', (code) => {
  const error = errorOf(code);
  expect(namedFailure(error)).toBe(error);
  expect(statementFailure(error)).toBeInstanceOf(UnavailableError);
  expect(connectionFailure(error)).toBeInstanceOf(UnavailableError);
  expect(namedFailure(Object.assign(error, { driverError: error }))).toBeInstanceOf(UnavailableError);
});

describe.each(rows)('%s', (_name, { message, hint, states, systemCodes = [] }) => {
  it.each(states.map(whole))('is what SQLSTATE %s means, of a statement and of a connection', (state) => {
    const cause = errorOf(state);
    for (const error of [namedFailure(cause), connectionFailure(cause)]) {
      expect(error).toBeInstanceOf(UnavailableError);
      expect(error).toMatchObject({ code: 'UNAVAILABLE', message, hint, cause });
    }
  });

  if (systemCodes.length > 0)
    it.each(systemCodes)('is what %s means', (code) => {
      for (const error of [statementFailure(errorOf(code)), connectionFailure(errorOf(code))])
        expect(error).toMatchObject({ code: 'UNAVAILABLE', message });
    });
});

it.each([
  ['53300', FAILURES.tooManyConnections],
  ['53100', FAILURES.noRoom],
  ['53200', FAILURES.overloaded],
  ['57P01', FAILURES.shuttingDown],
  ['57P02', FAILURES.shuttingDown],
  ['57P03', FAILURES.starting],
  ['25006', FAILURES.readOnly],
  ['55P03', FAILURES.locked],
  ['57014', FAILURES.tooSlow],
  ['40P01', FAILURES.conflict],
  ['08006', FAILURES.away],
  ['3D000', FAILURES.notLetIn],
  ['28P01', FAILURES.notLetIn],
])('tells SQLSTATE %s from others like it', (state, { message }) => {
  expect(namedFailure(errorOf(state))).toMatchObject({ message });
});

it.each(['23505', '25P02', '57000', '42P01', 'P0001'])(
  'leaves %s, a fault of a statement, as it is',
  (state) => {
    const error = errorOf(state);
    expect(namedFailure(error)).toBe(error);
    expect(statementFailure(error)).toBe(error);
  },
);

it('no two failures read the same, and none shares a state with another', () => {
  const messages = rows.map(([, { message }]) => message);
  const states = rows.flatMap(([, failure]) => [...failure.states, ...(failure.systemCodes ?? [])]);
  expect(new Set(messages).size).toBe(messages.length);
  expect(new Set(states).size).toBe(states.length);
});

describe('a pool that gives no connection', () => {
  const late = new Error('timeout exceeded when trying to connect');

  it.each([
    [{ most: 10, inUse: 10, isServer: true }, late, allInUse(10).message],
    [{ most: 10, inUse: 9, isServer: true }, late, FAILURES.away.message],
    [{ most: 10, inUse: 10, isServer: true }, errorOf('53300'), FAILURES.tooManyConnections.message],
    [{ most: 10, inUse: 10, isServer: true }, errorOf('ECONNREFUSED'), FAILURES.away.message],
    [{ most: 1, inUse: 1, isServer: false }, late, BUSY.message],
  ])('is told with what is so: %j, %s', (use, cause, message) => {
    expect(poolFailure(cause, use)).toMatchObject({ code: 'UNAVAILABLE', message, cause });
  });

  it('names how many there are and what sets it', () => {
    expect(allInUse(7).message).toMatch(/\b7\b.*ROOTSTOCK_CONNECTIONS/);
  });
});

it('are the rows of the table in the docs', () => {
  const page = readFileSync(path.join(__dirname, '../../../../docs/deadlines.md'), 'utf8');
  const lines = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const written = new Map(lines.map(([, message = '', codes = '']) => [message, codes]));
  for (const [, { message, states, systemCodes = [] }] of rows)
    expect(written.get(message)).toBe([...states, ...systemCodes].map((code) => `\`${code}\``).join(' '));
  expect([...written.keys()]).toEqual(expect.arrayContaining([allInUse(10).message, BUSY.message]));
});
