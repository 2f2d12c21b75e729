import { countStatements } from '../../support/count-statements';
import { at, CatalogApp, type Answer } from './catalog-app';

let app: CatalogApp;

beforeAll(async () => {
  app = await CatalogApp.start();
  const { make } = app;
  const domain = await make.aDomain({ slug: 'street', name: 'Street scenes' });
  const models = {
    'acme/dino': { kind: 'VISION_ENCODER', inputModalities: ['IMAGE'], countedAt: '2026-08-20T00:00:00Z' },
    'acme/rtdetr': { kind: 'DETECTOR', inputModalities: ['IMAGE'], tasks: ['object-detection'] },
    'acme/bert': { kind: 'TEXT_ENCODER', inputModalities: ['TEXT'] },
    'acme/riddle': { kind: null },
  };
  for (const [slug, row] of Object.entries(models)) {
    const model = await make.aModel({ slug, ...row });
    await make.anEdge(model, domain, { taskId: 'object-detection' });
  }
  const model = await make.aModel({ slug: 'acme/clip', kind: 'IMAGE_TEXT_ENCODER' });
  await make.anEdge(model, domain, { taskId: null });
});

afterAll(() => app.close());

const ADAPTS = `query Adapts($slug: String!, $task: String!) {
  model(slug: $slug) { kind countedAt adaptsTo(task: $task) { way text source task { id } } }
}`;

describe('the kind of a model', () => {
  it('says how it comes to a task, named by id, name or alias', async () => {
    const way = {
      way: 'BACKBONE',
      task: { id: 'object-detection' },
      source: expect.stringMatching(/^https:/) as string,
    };
    for (const task of ['object-detection', 'Object Detection', ' bounding boxes ']) {
      const answer = await app.query(ADAPTS, { slug: 'acme/dino', task });
      expect(answer.errors).toEqual([]);
      expect(at(answer, 'model')).toMatchObject({
        kind: 'VISION_ENCODER',
        countedAt: '2026-08-20T00:00:00.000Z',
        adaptsTo: { ...way, text: expect.stringContaining('backbone') as string },
      });
    }
  });

  it("says in words what it can't become, and what is not known", async () => {
    expect(at(await app.query(ADAPTS, { slug: 'acme/bert', task: 'tts' }), 'model.adaptsTo')).toEqual({
      way: 'NONE',
      text: "A text encoder can't become a text-to-speech model.",
      source: null,
      task: { id: 'text-to-speech' },
    });
    expect(at(await app.query(ADAPTS, { slug: 'acme/riddle', task: 'tts' }), 'model')).toMatchObject({
      kind: null,
      countedAt: null,
      adaptsTo: { way: null, text: expect.stringContaining('not known') as string },
    });
  });

  it('refuses a task that the catalogue does not know', async () => {
    const { errors } = await app.query(ADAPTS, { slug: 'acme/bert', task: 'cooking' });
    expect(errors).toMatchObject([
      {
        message: '"task" must be a task of this catalogue, such as image-classification.',
        extensions: { code: 'BAD_USER_INPUT', field: 'task' },
      },
    ]);
  });

  it('is filtered and counted by', async () => {
    const answer = await app.query(
      `{ models(where: { kind: { in: [DETECTOR, TEXT_ENCODER] } }, orderBy: { field: SLUG }) { nodes { slug } }
         all: models { facets { kinds { value count } } } }`,
    );
    expect(answer.errors).toEqual([]);
    const slugs = at<{ slug: string }[]>(answer, 'models.nodes').map(({ slug }) => slug);
    expect(slugs.sort()).toEqual(['acme/bert', 'acme/rtdetr']);
    expect(at(answer, 'all.facets.kinds')).toHaveLength(4);
    expect(at(answer, 'all.facets.kinds')).toContainEqual({ value: 'DETECTOR', count: 1 });
  });
});

describe('the way of a transfer edge', () => {
  const EDGES = (first: number): string =>
    `{ transferEdges(first: ${first}) { nodes { way base { slug } task { id } } } }`;

  it('is the way of its base to its task; null for any task, and for an unknown kind', async () => {
    const answer = await app.query(EDGES(100));
    expect(answer.errors).toEqual([]);
    const ways = at<{ way: string | null; base: { slug: string } }[]>(answer, 'transferEdges.nodes');
    expect(Object.fromEntries(ways.map(({ way, base }) => [base.slug, way]))).toEqual({
      'acme/dino': 'BACKBONE',
      'acme/rtdetr': 'DIRECT',
      'acme/bert': 'NONE',
      'acme/riddle': null,
      'acme/clip': null,
    });
  });

  it('takes no more statements for many edges than for one', async () => {
    let answer: Answer | undefined;
    const one = await countStatements(async () => (answer = await app.query(EDGES(1))));
    expect(answer?.errors).toEqual([]);
    expect(await countStatements(() => app.query(EDGES(100)))).toBe(one);
  });

  it('reads the tasks of many questions in one statement', async () => {
    const page = (tasks: string) => `{ models(first: 100) { nodes { slug ${tasks} } } }`;
    const plain = await countStatements(() => app.query(page('')));
    const asked = page('a: adaptsTo(task: "ner") { way } b: adaptsTo(task: "ocr") { way task { name } }');
    expect(await countStatements(() => app.query(asked))).toBe(plain + 1);
  });
});
