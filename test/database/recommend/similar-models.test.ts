import { loadTensorBackend } from '../../../src/embedding';
import type { Database } from '../../../src/platform/database';
import { uniformSource } from '../../../src/platform/random';
import { VectorRepository } from '../../../src/recommend/knowledge/vector.repository';
import type { KnowledgeService } from '../../../src/recommend/knowledge/knowledge.service';
import { SimilarityService } from '../../../src/recommend/similarity/similarity.service';
import { openTestDatabase } from '../../support/database';
import { insert, Rows } from '../../support/rows';
import { aBase, aKnowledge } from '../../unit/recommend/a-knowledge';

const ENCODER = 'encoder-1';
const DIMENSIONS = 24;

let database: Database;
let ids: number[];
let known: number[];
let inOne: SimilarityService;
let compact: SimilarityService;

const random = uniformSource(11);
function aVector(): number[] {
  const vector = Array.from({ length: DIMENSIONS }, () => (random() < 0.4 ? random() - 0.3 : 0));
  const length = Math.hypot(...vector) || 1;
  return vector.map((figure) => figure / length);
}

/** What is known now: another object after each change, as the catalogue's is. */
let knowledge = aKnowledge();
const learn = (): void => {
  knowledge = aKnowledge({ bases: known.map((id) => aBase(id, { slug: `lab/${id % 7}-${id}` })) });
};
const current = {
  snapshot: {
    get knowledge() {
      return knowledge;
    },
    encoder: { version: ENCODER },
  },
};

beforeAll(async () => {
  database = await openTestDatabase();
  const rows = new Rows(database);
  ids = [];
  for (let at = 0; at < 300; at += 1) {
    const modelId = await rows.bareModel();
    ids.push(modelId);
    const vector = at % 10 === 9 ? await vectorOf(ids[at - 1] ?? 0) : aVector();
    await insert(database, 'embedding', { modelId, encoderVersion: ENCODER, vector, digest: `${at}` });
  }
  known = [...ids];
  learn();
  const source = { current: () => Promise.resolve(current) } as unknown as KnowledgeService;
  const vectors = new VectorRepository(database);
  const backend = await loadTensorBackend('cpu');
  inOne = new SimilarityService(source, vectors, backend);
  compact = new SimilarityService(source, vectors, backend, 0);
});
afterAll(() => database.close());

const run = <Row>(text: string, ...values: unknown[]) =>
  database.query<Row>({ label: 'test_fixture', text, values });
async function vectorOf(id: number): Promise<number[]> {
  const [row] = await run<{ vector: number[] }>('SELECT vector FROM embedding WHERE "modelId" = $1', id);
  return row?.vector ?? [];
}

/** Ids, and similarities to the digits that both agree in. */
const lists = async (service: SimilarityService, asked: readonly number[], first: number) =>
  (await service.similarModels(asked, first)).map((row) =>
    row.map(({ id, similarity }) => [id, similarity.toFixed(4)]),
  );

async function expectSame(): Promise<void> {
  const asked = [...ids.slice(0, 12), ids.at(-1) ?? 0, 999_999];
  expect(await lists(compact, asked, 10)).toEqual(await lists(inOne, asked, 10));
}

describe('the models that are similar, of more than one product compares', () => {
  it('are those that a product of all finds, in that order', expectSame);

  it('follow vectors that are written anew, and models that are gone or no longer known', async () => {
    const [first = 0, second = 0, third = 0] = ids;
    await run(
      `UPDATE embedding SET vector = $2::real[], digest = 'new' WHERE "modelId" = $1`,
      second,
      await vectorOf(first),
    );
    await run('DELETE FROM embedding WHERE "modelId" = $1', third);
    known = known.filter((id) => id !== ids[5]);
    learn();
    const [row = []] = await compact.similarModels([first], 300);
    expect(row[0]?.id === second || row.slice(0, 3).some(({ id }) => id === second)).toBe(true);
    expect(row.map(({ id }) => id)).not.toContain(third);
    expect(row.map(({ id }) => id)).not.toContain(ids[5]);
    await expectSame();
  });

  it('are none where nothing was encoded by the encoder that answers', async () => {
    await run('DELETE FROM embedding');
    learn();
    expect(await compact.similarModels(ids.slice(0, 2), 5)).toEqual([[], []]);
  });
});
