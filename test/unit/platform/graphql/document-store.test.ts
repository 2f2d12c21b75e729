import { setImmediate } from 'node:timers/promises';
import { buildSchema } from 'graphql';
import { createApolloServer } from '../../../../src/platform/graphql/apollo-server';
import { createLog } from '../../../../src/platform/log';
import { liveBytes } from '../../../support/heap';

const MIB = 1024 * 1024;
/** Distinct names, since rules compare fields of one name with each other. */
const FIELDS = Array.from({ length: 400 }, (_, number) => `f${number}`);
const schema = buildSchema(`type Query { q: Query ${FIELDS.map((field) => `${field}: Int`).join(' ')} }`);

/** A valid operation that nobody sent before. */
const operationOf = (number: number): string => `{ q${number}: q { ${FIELDS.join(' ')} } }`;

describe('what the server remembers of operations', () => {
  it('takes no more than its share of memory, however many different ones are sent', async () => {
    const server = createApolloServer({ schema, log: createLog('silent'), introspection: false });
    await server.start();
    const contextValue = { requestId: 'test' };
    // What is remembered of a request is none of the test's.
    const ask = async (query: string): Promise<void> => {
      await server.executeOperation({ query }, { contextValue } as never);
      await setImmediate(); // what is weakly held is so only once a turn of the event loop has ended
    };
    for (let sent = 0; sent < 50; sent += 1) await ask(operationOf(sent));
    const before = liveBytes();
    for (let sent = 50; sent < 1_000; sent += 1) await ask(operationOf(sent));
    expect((liveBytes() - before) / MIB).toBeLessThan(40);
    await server.stop();
  });
});
