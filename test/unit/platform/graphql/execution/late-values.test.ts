import { buildSchema, parse } from 'graphql';
import { Executor } from '../../../../../src/platform/graphql/execution/executor';

const LATE: Readonly<Record<string, unknown>> = {
  comes: Promise.resolve('in time'),
  breaks: {
    then: () => {
      throw new Error('It cannot be waited for.');
    },
  },
};

it('answers where a value that is to come later cannot even be waited for', async () => {
  const schema = buildSchema('type Query { comes: String breaks: String }');
  const document = parse('{ comes breaks }');
  const answer = await new Executor(schema).execute({ document, rootValue: LATE, contextValue: undefined });
  expect(answer.data).toEqual({ comes: 'in time', breaks: null });
  expect(answer.errors).toMatchObject([{ message: 'It cannot be waited for.', path: ['breaks'] }]);
});
