import { answerTo, argumentOf, inWords } from '../../../src/mcp/failure';
import { InvalidInputError, UnavailableError } from '../../../src/platform/errors';
import { RefusedError } from '../../../src/platform/refusal';

const naming = {
  names: ['maxParameters', 'minParameters', 'measured', 'bases', 'slug', 'license', 'commercialUse'],
  argumentNames: {
    models: 'bases',
    ...{ 'parameterCount.gte': 'minParameters', 'parameterCount.lte': 'maxParameters' },
    ...{ 'license.id.eq': 'license', 'license.commercialUse.eq': 'commercialUse' },
  },
};
const logged: unknown[] = [];
const parts = {
  ask: () => Promise.resolve({ data: null, faults: [] }),
  identify: (error: unknown) => `id-${logged.push(error)}`,
};
const told = (error: unknown): string => inWords(error, { parts, ...naming });

async function faulty(fault: { message: string; field?: string; errorId?: string }): Promise<unknown> {
  const { message, field = null, errorId = null } = fault;
  const faults = [{ message, code: 'BAD_USER_INPUT', field, errorId }];
  const ask = () => Promise.resolve({ data: {}, faults });
  return answerTo({ query: '', variables: {} }, { ...parts, ask }, new AbortController().signal).catch(
    (error: unknown) => error,
  );
}

describe('an argument at fault', () => {
  it.each([
    ['input.constraints.maxParameters', 'maxParameters'],
    ['input.measured.0.value', 'measured.0.value'],
    ['models.1', 'bases.1'],
    ['slug', 'slug'],
    ['where.parameterCount.gte', 'minParameters'],
    ['where.parameterCount.lte', 'maxParameters'],
    ['where.license.id.eq', 'license'],
    ['where.license.commercialUse.eq', 'commercialUse'],
    ['input.store', null],
  ])('is %s of the API and %s of the tool', (path, name) => {
    expect(argumentOf(path.split('.'), naming)).toBe(name);
  });

  it.each([
    ['"models.1" must be a slug.', 'models.1', '"bases.1" must be a slug.'],
    ['It is too much.', 'input.constraints.maxParameters', '"maxParameters": It is too much.'],
    ['"input.store" must be left out.', 'input.store', '"input.store" must be left out.'],
  ])('is named in %s', async (message, field, expected) => {
    expect(told(await faulty({ message, field }))).toBe(expected);
  });
});

describe('what an agent is told of a failure', () => {
  it('is what the program knows, and not what its operator may do about it', () => {
    expect(told(new InvalidInputError('slug', 'a slug'))).toBe('"slug" must be a slug.');
    expect(told(new UnavailableError('It is down.', { hint: 'Stop that process.' }))).toBe('It is down.');
    const fault = { field: ['input', 'measured'], message: 'It is there.', code: 'DUPLICATE' as const };
    expect(told(new RefusedError([fault, { ...fault, field: null }]))).toBe(
      '"measured": It is there.\nIt is there.',
    );
  });

  it('is an id where nobody foresaw it, here or in the service', async () => {
    const error = new TypeError('the secret is swordfish');
    expect(told(error)).toMatch(/under id-1\.$/);
    expect(logged).toEqual([error]);
    expect(told(await faulty({ message: 'Internal server error', errorId: 'id-of-the-service' }))).toMatch(
      /under id-of-the-service\.$/,
    );
    expect(logged).toHaveLength(1);
  });
});
