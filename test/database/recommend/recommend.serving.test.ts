import type { Database } from '../../../src/platform/database';
import type { Recommendation } from '../../../src/recommend/create-recommendation';
import type { RecommendQuestion } from '../../../src/recommend/question/question';
import { countStatements, statementsOf } from '../../support/count-statements';
import { openTestDatabase } from '../../support/database';
import { Rows } from '../../support/rows';
import { PNEUMONIA, recommendationOn, writeSmallCatalogue, type SmallCatalogue } from './fixture';

describe('serving recommendations', () => {
  let database: Database;
  let catalogue: SmallCatalogue;
  let recommendation: Recommendation;

  beforeAll(async () => {
    database = await openTestDatabase();
    catalogue = await writeSmallCatalogue(database);
    recommendation = await recommendationOn(database);
  });

  afterAll(() => database.close());

  const recommend = (question: RecommendQuestion) => recommendation.service.recommend(question);

  it('gives the same answer to the same question, but for the receipt', async () => {
    const answers = [
      await recommend(PNEUMONIA),
      await (await recommendationOn(database)).service.recommend(PNEUMONIA),
    ];
    const [first, second] = answers.map((answer) => JSON.stringify({ ...answer, receipt: null }));
    expect(second).toBe(first);
  });

  it('stores a receipt that holds the question, the figures and the versions', async () => {
    const { receipt } = await recommend(PNEUMONIA);
    const [stored] = await database.query<Record<string, unknown>>({
      label: 'test',
      text: 'SELECT * FROM receipt WHERE id = $1',
      values: [receipt?.id],
    });
    expect(stored).toMatchObject({
      backend: 'cpu',
      catalogRevision: receipt?.catalogRevision,
      encoderVersion: receipt?.encoderVersion,
      input: { target: { kind: 'description', value: 'classify pneumonia in chest x-rays' }, first: 10 },
    });
  });

  it('answers even where the receipt cannot be stored', async () => {
    const readOnly = await recommendationOn(database);
    await database.query({ label: 'test', text: 'ALTER TABLE receipt RENAME TO hidden_receipt' });
    try {
      expect((await readOnly.service.recommend(PNEUMONIA)).recommendations).not.toEqual([]);
    } finally {
      await database.query({ label: 'test', text: 'ALTER TABLE hidden_receipt RENAME TO receipt' });
    }
  });

  it('takes two statements once the catalogue is read', async () => {
    await recommend(PNEUMONIA);
    await expect(countStatements(() => recommend({ ...PNEUMONIA, first: 1 }))).resolves.toBe(2);
    await expect(countStatements(() => recommend({ target: { dataset: 'cars' }, first: 100 }))).resolves.toBe(
      2,
    );
  });

  it('shares one reading among all who ask at once', async () => {
    const fresh = await recommendationOn(database);
    const statements = await statementsOf(() =>
      Promise.all(Array.from({ length: 5 }, () => fresh.service.recommend(PNEUMONIA))),
    );
    expect(statements.filter((text) => text.includes('INSERT INTO receipt'))).toHaveLength(5);
    expect(
      statements.filter((text) => !text.includes('receipt') && text.includes('FROM transfer_result result')),
    ).toHaveLength(1);
  });

  it('reads the catalogue again after a change, but not after a change of edges', async () => {
    const rows = new Rows(database);
    await recommend(PNEUMONIA);
    await rows.edge({ baseId: catalogue.bases.vit.id, domainId: catalogue.domains.cars });
    await expect(countStatements(() => recommend(PNEUMONIA))).resolves.toBe(2);
    await rows.domain({ slug: 'new-domain' });
    await expect(countStatements(() => recommend(PNEUMONIA))).resolves.toBeGreaterThan(2);
  });

  it.each([
    [{ target: { dataset: 'nobody/nothing' } }, 'input.target.dataset'],
    [{ target: { domain: 'nowhere' } }, 'input.target.domain'],
    [{ target: {} }, 'input.target'],
    [{ target: { domain: 'cars', dataset: 'cars' } }, 'input.target'],
    [{ target: { description: ' ' } }, 'input.target.description'],
    [{ target: { description: 'x'.repeat(2001) } }, 'input.target.description'],
    [{ ...PNEUMONIA, task: 'no-such-task' }, 'input.task'],
    [{ ...PNEUMONIA, first: 0 }, 'input.first'],
    [{ ...PNEUMONIA, first: 101 }, 'input.first'],
    [{ ...PNEUMONIA, constraints: { maxParameters: -1 } }, 'input.constraints.maxParameters'],
  ])('refuses %j, naming %s', async (question, field) => {
    await expect(recommend(question)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  it('takes a task by its alias', async () => {
    const answer = await recommend({
      target: { description: 'product reviews' },
      task: 'Sentiment Analysis',
    });
    expect(answer.recommendations.map(({ base }) => base.slug)).toContain('lab/roberta');
  });
});
