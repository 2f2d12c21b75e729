import fc from 'fast-check';
import { buildSchema, execute, parse, validate, type ExecutionResult, type GraphQLError } from 'graphql';
import { Executor } from '../../../../../src/platform/graphql/execution/executor';
import { ERRATIC_SHAPE, erraticWorld, type Mood } from '../../../../support/fuzz/erratic-world';
import {
  executableOperation,
  type ExecutableOperation,
} from '../../../../support/fuzz/executable-operations';

const OPERATIONS = 3000;

const inOrder = ({ data, errors = [] }: ExecutionResult) => ({
  data: JSON.stringify(data),
  errors: errors.map((error) => JSON.stringify(error)).sort(),
});

/** Where the answer is null because of an error: the outermost such place on the way to it. */
function nulledBy({ path = [] }: GraphQLError, data: unknown): string {
  let value = data;
  for (const [depth, key] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, depth).join('.');
    value = (value as Record<string | number, unknown>)[key];
  }
  return path.join('.');
}

/**
 * The errors of an answer. Of several that made one place null by failing late, each executor tells
 * of those that come first in its own turns, and the specification wants one at least
 * (https://spec.graphql.org/October2021/#sec-Handling-Field-Errors): those count as the place alone
 * where either has more than one, or each has one that is below it.
 */
function comparable(own: ExecutionResult, other: ExecutionResult): string[] {
  const errorsAt = ({ data, errors = [] }: ExecutionResult, place: string) =>
    errors.filter((error) => nulledBy(error, data) === place);
  const isBelow = (place: string, [error]: readonly GraphQLError[]): boolean =>
    error !== undefined && error.path?.join('.') !== place;
  const isShared = (place: string): boolean => {
    const both = [errorsAt(own, place), errorsAt(other, place)];
    return both.some(({ length }) => length > 1) || both.every((told) => isBelow(place, told));
  };
  const told = (own.errors ?? []).map((error) => {
    const place = nulledBy(error, own.data);
    return isShared(place) ? `several: ${place}` : JSON.stringify(error);
  });
  return [...new Set(told)].sort();
}

const moods: readonly Omit<Mood, 'seed'>[] = [
  { late: 0, failing: 0, missing: 0 },
  { late: 0, failing: 8, missing: 8 },
  { late: 30, failing: 0, missing: 5 },
  { late: 30, failing: 8, missing: 8 },
];

describe('the executor', () => {
  it(`answers ${OPERATIONS} generated operations as GraphQL.js does`, async () => {
    const seen = { faults: 0, valid: 0 };
    const worlds = moods.map((mood, seed) => erraticWorld({ ...mood, seed }));
    const executors = worlds.map((schema) => new Executor(schema));
    const compare = async (made: ExecutableOperation, world: number): Promise<void> => {
      const [schema, executor] = [worlds[world], executors[world]];
      if (!schema || !executor) throw new RangeError('There is no such world.');
      const document = parse(made.query);
      if (validate(schema, document).length > 0) return;
      seen.valid += 1;
      // The second time it is run as it was worked out the first time.
      for (const variables of [...made.variables, ...made.variables]) {
        const right = await execute({ schema, document, variableValues: variables });
        const ours = await executor.execute({ document, variables, contextValue: undefined });
        seen.faults += right.errors === undefined ? 0 : 1;
        expect(inOrder(ours).data).toBe(inOrder(right).data);
        if (moods[world]?.late === 0) expect(inOrder(ours).errors).toEqual(inOrder(right).errors);
        else expect(comparable(ours, right)).toEqual(comparable(right, ours));
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.gen(), fc.nat({ max: moods.length - 1 }), async (g, world) => {
        const schema = worlds[world];
        if (schema) await compare(executableOperation(schema, ERRATIC_SHAPE, g), world);
      }),
      { numRuns: OPERATIONS },
    );
    expect(seen.valid).toBeGreaterThan(0.9 * OPERATIONS);
    expect(seen.faults).toBeGreaterThan(OPERATIONS);
  }, 240_000);

  it('lives on where items fail late beside one that fails at once', async () => {
    const schema = buildSchema('type Query { items: [Item!] } type Item { name: String! }');
    const items = [{ name: () => Promise.reject(new Error('late')) }, { name: () => null }];
    const document = parse('{ items { name } }');
    const answer = await new Executor(schema).execute({ document, rootValue: { items }, contextValue: null });
    await new Promise(setImmediate); // a failure that nobody handles would end the process here
    expect(answer).toMatchObject({ data: { items: null }, errors: [{ path: ['items', 1, 'name'] }] });
  });

  it('runs an operation anew for other conditions, and for other variables', async () => {
    const schema = buildSchema('type Query { twice(of: Int): Int, extra: Int }');
    const document = parse('query ($n: Int, $more: Boolean!) { twice(of: $n) extra @include(if: $more) }');
    const rootValue = { twice: ({ of = 1 }: { of?: number }) => 2 * of, extra: 5 };
    const executor = new Executor(schema);
    const ask = (variables: Record<string, unknown>) =>
      executor.execute({ document, variables, rootValue, contextValue: null });
    expect(await ask({ n: 2, more: true })).toEqual({ data: { twice: 4, extra: 5 } });
    expect(await ask({ n: 3, more: false })).toEqual({ data: { twice: 6 } });
    expect(await ask({ more: true })).toEqual({ data: { twice: 2, extra: 5 } });
    expect(await ask({})).toMatchObject({
      errors: [{ message: expect.stringContaining('$more') as string }],
    });
  });
});
