import { finish } from '../../../src/platform/slices';
import { knowledgeSteps } from '../../../src/recommend/knowledge/knowledge';
import { KnowledgeRepository } from '../../../src/recommend/knowledge/knowledge.repository';
import { openTestDatabase } from '../../support/database';
import { Rows } from '../../support/rows';

it('reads models whose ids are far apart by one statement, and what they were made from', async () => {
  const database = await openTestDatabase();
  try {
    const rows = new Rows(database);
    await rows.model({ slug: 'lab/first' });
    const text = `SELECT setval(pg_get_serial_sequence('model', 'id'), 2000000000)`;
    await database.query({ label: 'test_far', text });
    const last = await rows.model({ slug: 'lab/last' });
    const labels: string[] = [];
    database.onStatement(({ label }) => void labels.push(label));
    const read = await new KnowledgeRepository(database, { version: 'of no matter' }).load();
    const { bases, baseBySlug } = finish(knowledgeSteps(read));
    expect([...bases.values()].map(({ slug }) => slug)).toEqual(['lab/first', 'lab/last']);
    expect(baseBySlug.get('lab/last')?.id).toBe(last.id);
    expect(last.id).toBeGreaterThan(2_000_000_000);
    for (const part of ['bases', 'lineage', 'trainings'])
      expect(labels.filter((label) => label === `recommend.${part}`)).toHaveLength(1);
  } finally {
    await database.close();
  }
});
