import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { PUBLIC_REACH, visibleRows } from '../../../src/access';
import { createEncoder, loadTensorBackend, type Encoder } from '../../../src/embedding';
import type { Database } from '../../../src/platform/database';
import { createRecommendation, type Recommendation } from '../../../src/recommend/create-recommendation';
import { keptFormat } from '../../../src/recommend/knowledge/kept/kept-format';
import { KeptKnowledgeRepository } from '../../../src/recommend/knowledge/kept/kept-knowledge.repository';
import { packed } from '../../../src/recommend/knowledge/kept/kept-parts';
import { KeptReader } from '../../../src/recommend/knowledge/kept/kept-reader';
import { KnowledgeKeeper } from '../../../src/recommend/knowledge/kept/knowledge-keeper';
import { KnowledgeReader } from '../../../src/recommend/knowledge/knowledge-reader';
import { KnowledgeRepository } from '../../../src/recommend/knowledge/knowledge.repository';
import { VectorRepository } from '../../../src/recommend/knowledge/vector.repository';
import { VectorService } from '../../../src/recommend/knowledge/vector.service';
import { checkQuestion } from '../../../src/recommend/question/check-question';
import { outputOf } from '../../../src/recommend/receipt/receipt.service';
import { runFit } from '../../../src/recommend/fitting/run-fit';
import { createLog } from '../../../src/platform/log';
import { openTestDatabase } from '../../support/database';
import { Rows } from '../../support/rows';
import { backUp, restore, sourceOf } from '../backup/support';
import { catalogueChanges } from './catalogue-changes';
import { PNEUMONIA, writeSmallCatalogue } from './fixture';
import { said } from './said';

/** Statements that read everything of something. */
const WHOLE = ['recommend.results', 'recommend.bases'];

let encoder: Encoder;
const opened: Database[] = [];

beforeAll(async () => {
  encoder = createEncoder(await loadTensorBackend('cpu'));
});
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});

async function open(): Promise<Database> {
  const database = await openTestDatabase();
  opened.push(database);
  return database;
}

/** What reads in a new process, with what it warns of and which statements it runs. */
function start(database: Database, { encoder: by = encoder, now = 0 } = {}) {
  const seen = database.as(visibleRows(PUBLIC_REACH));
  const [warnings, labels]: [string[], string[]] = [[], []];
  database.onStatement(({ label }) => void labels.push(label));
  const log = { warn: (_: object, message?: string) => void warnings.push(message ?? '') };
  const vectors = new VectorService(by, new VectorRepository(seen));
  const whole = new KnowledgeReader(new KnowledgeRepository(seen, by), vectors);
  const repository = new KeptKnowledgeRepository(seen, (one) => keptFormat(seen, one));
  const clock = { time: now, now: () => clock.time };
  const keeper = new KnowledgeKeeper({ repository, log, clock });
  const reader = new KeptReader({ reader: whole, repository, vectors, keeper, log });
  const hasReadAll = () => WHOLE.some((label) => labels.includes(label));
  return { reader, whole, keeper, repository, warnings, labels, hasReadAll, clock };
}

/** Reads everything, and keeps it. */
async function keep(database: Database): Promise<void> {
  const first = start(database);
  await first.reader.read();
  await first.keeper.keep();
  expect(first.warnings).toEqual([]);
}

const run = (database: Database, text: string, ...values: unknown[]) =>
  database.query<{ id: number }>({ label: 'test_change', text, values });

/** Digest of all that an answer says. */
async function digestOf({ service }: Recommendation): Promise<string> {
  const { answer } = await service.answer(checkQuestion(PNEUMONIA), '');
  return createHash('sha256')
    .update(JSON.stringify(outputOf(answer)))
    .digest('hex');
}

async function recommendationOn(database: Database): Promise<Recommendation> {
  const backend = await loadTensorBackend('cpu');
  const parts = { database: database.as(visibleRows(PUBLIC_REACH)), encoder, backend };
  const fit = { fit: (task: Parameters<typeof runFit>[0]) => Promise.resolve(runFit(task)) };
  return createRecommendation({ ...parts, log: createLog('silent') }, fit);
}

it('answers from what is kept exactly as from everything', async () => {
  const database = await open();
  await writeSmallCatalogue(database);
  const first = await recommendationOn(database);
  const digest = await digestOf(first);
  await first.keeper.keep();
  const { labels } = start(database);
  expect(await digestOf(await recommendationOn(database))).toBe(digest);
  expect(labels).toContain('recommend.kept');
  expect(labels.filter((label) => WHOLE.includes(label))).toEqual([]);
});

it('sees every kind of change since, what was hidden with it', async () => {
  const database = await open();
  await writeSmallCatalogue(database);
  const lab = await new Rows(database).publisher({ slug: 'lab' });
  await run(database, 'UPDATE model SET "publisherId" = $1 WHERE id % 2 = 0', lab);
  await keep(database);
  await fc.assert(
    fc.asyncProperty(
      fc.array(catalogueChanges({ database, encoder, lab }), { minLength: 1, maxLength: 6 }),
      async (changes) => {
        for (const { make } of changes) await make();
        const { reader, whole, hasReadAll, warnings } = start(database);
        const now = await reader.read();
        expect([hasReadAll(), warnings]).toEqual([false, []]);
        expect(said(now)).toEqual(said(await whole.read()));
      },
    ),
    { numRuns: 20, endOnFailure: true },
  );
}, 300_000);

it('shows nothing that was hidden after it was kept', async () => {
  const database = await open();
  const { bases } = await writeSmallCatalogue(database);
  await keep(database);
  await run(database, `UPDATE model SET visibility = 'PRIVATE' WHERE id = $1`, bases.resnet.id);
  const { reader, hasReadAll } = start(database);
  const { knowledge } = await reader.read();
  expect(hasReadAll()).toBe(false);
  expect(knowledge.bases.has(bases.resnet.id)).toBe(false);
  expect([...knowledge.results.values()].map(({ baseId }) => baseId)).not.toContain(bases.resnet.id);
});

describe('is passed over, and everything read, where', () => {
  const DAMAGES: Readonly<Record<string, string>> = {
    'a part is damaged': `UPDATE kept_knowledge SET content = set_byte(content, 3, 255 - get_byte(content, 3)) WHERE part = 0`,
    'a part is missing': 'DELETE FROM kept_knowledge WHERE part = 1',
    'its end is missing': 'DELETE FROM kept_knowledge WHERE part = (SELECT max(part) FROM kept_knowledge)',
  };

  it.each(Object.entries(DAMAGES))(
    '%s, which is told to the log alone and then mended',
    async (_, damage) => {
      const database = await open();
      await writeSmallCatalogue(database);
      await keep(database);
      await run(database, damage);
      const { reader, whole, keeper, hasReadAll, warnings } = start(database);
      expect(said(await reader.read())).toEqual(said(await whole.read()));
      expect(hasReadAll()).toBe(true);
      expect(warnings).toEqual(['what was kept is damaged: everything is read instead']);
      await keeper.keep();
      const later = start(database);
      await later.reader.read();
      expect([later.hasReadAll(), later.warnings]).toEqual([false, []]);
    },
  );

  it('another version, or another encoder, kept it', async () => {
    const database = await open();
    await writeSmallCatalogue(database);
    await keep(database);
    const other: Encoder = { ...encoder, version: 'other', encode: (facts) => encoder.encode(facts) };
    const changed = start(database, { encoder: other });
    await changed.reader.read();
    await run(database, `UPDATE kept_knowledge SET format = 'of an earlier version'`);
    const later = start(database);
    await later.reader.read();
    for (const { hasReadAll, warnings } of [changed, later])
      expect([hasReadAll(), warnings]).toEqual([true, []]);
  });

  it('the catalogue went back to before it', async () => {
    const database = await open();
    await writeSmallCatalogue(database);
    await keep(database);
    await run(database, `UPDATE catalog_state SET "knowledgeRevision" = 1`);
    const { reader, hasReadAll } = start(database);
    await reader.read();
    expect(hasReadAll()).toBe(true);
  });
});

it('goes with what it is of when a backup is restored', async () => {
  const [small, other] = [await open(), await open()];
  await writeSmallCatalogue(other);
  await run(other, `UPDATE model SET name = 'Restored' WHERE slug = 'lab/resnet'`);
  const backup = await backUp(other);
  await writeSmallCatalogue(small);
  const { reader: first, repository } = start(small);
  const known = await first.read();
  // Without a lock, whose connection would be another user of the database.
  await repository.replace(encoder, known.knowledge.knowledgeRevision, await packed(known));
  await restore(small, sourceOf(backup), true);
  const before = start(small);
  expect(said(await before.reader.read())).toEqual(said(await before.whole.read()));
  expect(before.labels).toContain('recommend.results');
  await keep(other);
  await restore(small, sourceOf(await backUp(other)), true);
  const { reader, whole, hasReadAll } = start(small);
  const read = await reader.read();
  expect(hasReadAll()).toBe(false);
  expect(said(read)).toEqual(said(await whole.read()));
  expect([...read.knowledge.bases.values()].map(({ name }) => name)).toContain('Restored');
});

describe('is kept again', () => {
  const keptAt = async (database: Database) => {
    const rows = await run(database, 'SELECT DISTINCT "knowledgeRevision" AS id FROM kept_knowledge');
    return rows.map(({ id }) => id);
  };

  it('where it is far behind, and then not for some minutes', async () => {
    const database = await open();
    const { bases } = await writeSmallCatalogue(database);
    const server = start(database);
    const known = await server.reader.read();
    server.keeper.start();
    await server.keeper.stop();
    const [first] = await keptAt(database);
    expect(first).toBe(known.knowledge.knowledgeRevision);

    const touch = async (things: number) => {
      await run(
        database,
        `INSERT INTO dataset (slug, name) SELECT 'further/' || $1::text || '-' || n, 'n' FROM generate_series(1, $1::int) n`,
        things,
      );
    };
    const renewed = async () => {
      now = (await server.reader.renew(now))!;
      await server.keeper.stop();
      server.keeper.start();
      return now.knowledge.knowledgeRevision;
    };
    await run(database, `UPDATE model SET name = 'Other' WHERE id = $1`, bases.vit.id);
    server.clock.time += 10 * 60_000;
    let now = known;
    await renewed();
    // One change is read in no time.
    expect(await keptAt(database)).toEqual([first]);

    // That nothing was due does not put off what is.
    await touch(60);
    const second = await renewed();
    expect(await keptAt(database)).toEqual([second]);
    await touch(61);
    await renewed();
    expect(await keptAt(database)).toEqual([second]);
    server.clock.time += 10 * 60_000;
    const third = await renewed();
    expect(await keptAt(database)).toEqual([third]);
  });

  it('by nobody where the database takes no writes, and nobody fails by that', async () => {
    const database = await open();
    await writeSmallCatalogue(database);
    const { reader, keeper, warnings, repository } = start(database);
    repository.replace = () => Promise.reject(new Error('cannot execute DELETE in a read-only transaction'));
    await reader.read();
    await keeper.keep();
    expect(warnings).toEqual(['what was read could not be kept']);
    expect(await keptAt(database)).toEqual([]);
  });
});
