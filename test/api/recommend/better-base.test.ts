import { authenticator } from '../../../src/access';
import { contextCreator } from '../../../src/app/create-context';
import { createServer } from '../../../src/app/create-server';
import type { Listening } from '../../../src/app/http/listening';
import type { Database } from '../../../src/platform/database';
import { createLog } from '../../../src/platform/log';
import { briskClock } from '../../support/clock';
import { openTestDatabase } from '../../support/database';
import { Events } from '../../support/events';
import { Rows } from '../../support/rows';
import { writeSmallCatalogue, type SmallCatalogue } from '../../database/recommend/fixture';
import { openHarness, type Harness } from './harness';

const FOLLOW = `subscription ($target: RecommendationTargetInput!) {
  betterBaseFound(target: $target) { rank score base { slug downloads } reasons { text } }
}`;

describe('betterBaseFound', () => {
  let database: Database;
  let catalogue: SmallCatalogue;
  let harness: Harness;
  let listening: Listening;
  const log = createLog('silent');

  beforeAll(async () => {
    database = await openTestDatabase();
    catalogue = await writeSmallCatalogue(database);
    harness = await openHarness(database, { clock: briskClock });
    const server = await createServer(
      {
        schema: harness.schema,
        createContext: contextCreator(authenticator(null), () => ({
          createLoaders: () => harness.createLoaders(),
        })),
        checks: {},
      },
      { config: { corsOrigins: 'none', introspection: true }, log },
    );
    listening = await server.listen({ host: '127.0.0.1', port: 0 });
  });

  afterAll(async () => {
    await harness.stop();
    await listening.stop();
    await database.close();
  });

  const send = (query: string, variables: object, byGet = false) =>
    Events.of(listening.url, { query, variables, byGet });

  /** Somebody measured all image bases on the cars in these ways, and reports it as one change. */
  async function measure(recipes: readonly string[]): Promise<void> {
    const { resnet, vit, convnext } = catalogue.bases;
    await database.transaction(async (transaction) => {
      const rows = new Rows(transaction);
      for (const recipe of recipes) {
        for (const [base, value] of [
          [resnet, 0.97],
          [vit, 0.5],
          [convnext, 0.45],
        ] as const) {
          await rows.result({
            studyId: catalogue.studyId,
            baseOriginId: base.originId,
            metricId: 'accuracy',
            value,
            recipe,
            targetOriginId: catalogue.datasets.cars.originId,
            trainingExamples: 1000,
          });
        }
      }
    });
  }

  it('sends a base that became the best, to all who follow, and nothing before', async () => {
    const [one, other] = [
      await send(FOLLOW, { target: { dataset: 'cars' } }),
      await send(FOLLOW, { target: { dataset: 'cars' } }, true),
    ];
    expect(one.response.status).toBe(200);
    expect(one.response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    await measure(['a', 'b', 'c', 'd', 'e']);
    for (const stream of [one, other]) {
      expect(await stream.next()).toMatchObject({
        event: 'next',
        data: { data: { betterBaseFound: { rank: 1, base: { slug: 'lab/resnet' } } } },
      });
      stream.leave();
    }
  });

  it.each([
    [FOLLOW, { target: { dataset: 'nobody/nothing' } }, 'BAD_USER_INPUT', '"target.dataset" must be'],
    [FOLLOW, { target: {} }, 'BAD_USER_INPUT', ''],
    ['subscription { nothing }', {}, 'GRAPHQL_VALIDATION_FAILED', 'nothing'],
  ])('refuses %s of %j', async (query, variables, code, message) => {
    const { response } = await send(query, variables);
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as {
      errors: Array<{ message: string; extensions: { code: string } }>;
    };
    expect(errors[0]?.extensions.code).toBe(code);
    expect(errors[0]?.message).toContain(message);
  });

  it('ends the stream when the service stops following', async () => {
    const stream = await send(FOLLOW, { target: { dataset: 'skin' } });
    await harness.recommendation.betterBases.stop();
    expect(await stream.next()).toEqual({ event: 'complete', data: null });
  });
});
