import type { Database } from '../../../src/platform/database';
import { VectorRepository } from '../../../src/recommend/knowledge/vector.repository';
import { openTestDatabase } from '../../support/database';
import { insert, Rows } from '../../support/rows';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it('reads vectors to the last digit, however many are asked for', async () => {
  const rows = new Rows(database);
  const written = new Map<number, Float32Array>();
  for (const vector of [Float32Array.of(1 / 3, -1e-30, 0), Float32Array.of(3.4e38, 1e-45, -0.1)]) {
    const domainId = await rows.domain();
    written.set(domainId, vector);
    await insert(database, 'embedding', { domainId, encoderVersion: 'one', vector: [...vector], digest: '' });
  }
  const [first] = written.keys();
  const asked = [...Array.from({ length: 600 }, (_, place) => -place), ...written.keys()];
  const vectors = new VectorRepository(database);
  const found = await vectors.findByIds('domain', 'one', asked);
  expect(new Map(found.map(({ id, vector }) => [id, vector]))).toEqual(written);
  expect(await vectors.findByIds('domain', 'another', [first!])).toEqual([]);
});
