import { OPERATOR } from '../../../src/access';
import { openTestApp, ADMIN_TOKEN, type TestApp } from '../../support/app';
import { serveAnswers, type AnsweringServer } from '../../support/answering';
import { uniformSource } from '../../../src/platform/random';
import { Rows } from '../../support/rows';

const STEPS = 150;
const SLUGS = ['own/one', 'own/two', 'own/three'];

let app: TestApp;
let keeping: AnsweringServer;
let plain: AnsweringServer;
let token: string;
beforeAll(async () => {
  app = await openTestApp();
  const rows = new Rows(app.database);
  const own = await rows.publisher({ slug: 'own' });
  for (const slug of SLUGS) await rows.model({ slug, name: slug.slice(4), publisherId: own });
  const scopes = ['read'] as const;
  const made = await app.app.tokens.create(
    {
      name: 'own',
      scopes: [...scopes],
      publishers: ['own'],
      role: 'VIEWER',
    },
    OPERATOR,
  );
  token = made.secret;
  [keeping, plain] = [await serveAnswers(app), await serveAnswers(app, null)];
});
afterAll(async () => {
  await Promise.all([keeping.stop(), plain.stop()]);
  await app.close();
});

const update = (change: string): string =>
  `mutation { modelUpdate(input: { ${change} }) { model { slug } userErrors { message } } }`;

it('gives the same answers as without, however writes and questions follow each other', async () => {
  const random = uniformSource(13);
  const pick = <One>(from: readonly One[]): One => from[Math.floor(random() * from.length)]!;
  const questions = [
    '{ models(first: 10, orderBy: { field: NAME, direction: ASC }) { totalCount nodes { slug summary visibility } } }',
    '{ catalog { revision counts { models } } }',
    '{ publisher(slug: "own") { models(first: 5) { nodes { slug tags } } } }',
    ...SLUGS.map((slug) => `{ model(slug: "${slug}") { summary tags updatedAt } }`),
  ];
  const write = async (step: number): Promise<void> => {
    const model = pick(SLUGS);
    const change = pick([
      `model: "${model}", summary: "after ${step}"`,
      `model: "${model}", visibility: ${pick(['PUBLIC', 'INTERNAL', 'PRIVATE'])}`,
    ]);
    const text = `UPDATE model SET tags = ARRAY['step ${step}'] WHERE slug = '${model}'`;
    if (random() < 0.7) await keeping.ask(update(change), { token: ADMIN_TOKEN });
    else await app.database.transaction((within) => within.query({ label: 'test', text }));
  };
  for (let step = 0; step < STEPS; step += 1) {
    if (random() < 0.15) await write(step);
    const query = pick(questions);
    const sending = { token: pick([undefined, token, ADMIN_TOKEN]), method: pick(['GET', 'POST'] as const) };
    const kept = await keeping.ask(query, sending);
    const computed = await plain.ask(query, sending);
    expect([step, kept.data]).toEqual([step, computed.data]);
  }
  const { memory = 0, execution = 0 } = await keeping.counts();
  expect(memory).toBeGreaterThan(20);
  expect(execution).toBeGreaterThan(20);
});
