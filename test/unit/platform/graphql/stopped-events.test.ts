import { buildSchema } from 'graphql';
import { DEFAULT_LIMITS } from '../../../../src/platform/graphql/limits/limits';
import { Subscriber, type WithinContext } from '../../../../src/platform/graphql/subscribe';
import { createLog } from '../../../../src/platform/log';

const schema = buildSchema(`
  type Thing { id: ID! }
  type Query { things: [Thing!]! }
  type Subscription { swarm: [Thing!]! }
`);
const sizes = [3, 30, 3];
const swarm = schema.getSubscriptionType()?.getFields()['swarm'];
if (swarm === undefined) throw new TypeError('There is no swarm.');
swarm.subscribe = async function* () {
  await Promise.resolve();
  yield* sizes;
};
swarm.resolve = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));

const log = createLog('silent');
const { signal } = new AbortController();
const within: WithinContext = (work) => work({ requestId: 'r', viewer: null, log, loaders: {}, signal });

async function answers(limits = DEFAULT_LIMITS) {
  const subscriber = new Subscriber({ schema, log, introspection: true, limits });
  const subscribed = await subscriber.subscribe({ query: 'subscription { swarm { id } }' }, within);
  if (subscribed.kind === 'refused') return subscribed.errors;
  const events = [];
  for await (const event of subscribed.events) events.push(event);
  return events;
}

describe('an event that brings more than an answer may hold', () => {
  it('is stopped alone, each event counted for itself', async () => {
    const [first, second, third] = await answers({ ...DEFAULT_LIMITS, objects: 10 });
    expect(first).toMatchObject({ data: { swarm: [{ id: '0' }, { id: '1' }, { id: '2' }] } });
    expect(second).toEqual({
      data: null,
      errors: [
        {
          message: 'The answer has more than 10 objects. Ask for less per page.',
          extensions: { code: 'OPERATION_LIMIT_EXCEEDED', limit: 'objects' },
        },
      ],
    });
    expect(third).toHaveProperty('data.swarm');
  });

  it('is refused before the first one where its cost says so', async () => {
    expect(await answers({ ...DEFAULT_LIMITS, cost: 5 })).toMatchObject([{ extensions: { limit: 'cost' } }]);
  });
});
