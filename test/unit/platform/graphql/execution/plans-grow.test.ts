import { buildSchema, parse } from 'graphql';
import { Executor } from '../../../../../src/platform/graphql/execution/executor';
import { liveBytes } from '../../../../support/heap';

const MIB = 1024 * 1024;
const FIELDS = Array.from({ length: 500 }, (_, number) => `f${number}`);
const CONDITIONS = Array.from({ length: 10 }, (_, number) => `c${number}`);
const schema = buildSchema(
  `type Query { node: Node } type Node { ${FIELDS.map((field) => `${field}: Int`).join(' ')} }`,
);
const document = parse(`query (${CONDITIONS.map((name) => `$${name}: Boolean!`).join(' ')}) { node {
  ${FIELDS.map((field, place) => (place < CONDITIONS.length ? `${field} @include(if: $c${place})` : field)).join(' ')} } }`);

it('counts what is worked out of an operation later, too', async () => {
  const executor = new Executor(schema);
  async function runAll(node: object | null): Promise<number> {
    for (let number = 0; number < 2 ** CONDITIONS.length; number += 1) {
      const entries = CONDITIONS.map((name, place) => [name, ((number >> place) & 1) === 1] as const);
      const variables = Object.fromEntries(entries);
      await executor.execute({ document, variables, rootValue: { node }, contextValue: undefined });
    }
    return liveBytes();
  }
  // Nothing is selected of what is null.
  const before = await runAll(null);
  expect(((await runAll({})) - before) / MIB).toBeLessThan(40);
});
