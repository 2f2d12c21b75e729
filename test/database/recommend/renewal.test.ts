import fc from 'fast-check';
import { PUBLIC_REACH, visibleRows, WHOLE_REACH, type Reach } from '../../../src/access';
import { createEncoder, loadTensorBackend, type Encoder } from '../../../src/embedding';
import type { Database } from '../../../src/platform/database';
import { KnowledgeReader, type EncodedKnowledge } from '../../../src/recommend/knowledge/knowledge-reader';
import { KnowledgeRepository } from '../../../src/recommend/knowledge/knowledge.repository';
import { LISTS, WHOLE } from '../../../src/recommend/knowledge/knowledge.statements';
import { VectorRepository } from '../../../src/recommend/knowledge/vector.repository';
import { VectorService } from '../../../src/recommend/knowledge/vector.service';
import { TransferScorer } from '../../../src/scoring';
import { openTestDatabase } from '../../support/database';
import { insert, Rows } from '../../support/rows';
import { catalogueChanges } from './catalogue-changes';
import { writeSmallCatalogue } from './fixture';
import { said } from './said';

/** What somebody knows of the catalogue, who may see some of it. */
interface Watched {
  reader: KnowledgeReader;
  known: EncodedKnowledge;
  scorer: TransferScorer;
}

let database: Database;
let encoder: Encoder;
let lab: number;
let watched: Watched[];

const scorerOf = ({ evidence }: EncodedKnowledge, former?: TransferScorer): Promise<TransferScorer> =>
  TransferScorer.create(evidence, encoder.blocks, former === undefined ? {} : { former });

beforeAll(async () => {
  database = await openTestDatabase();
  encoder = createEncoder(await loadTensorBackend('cpu'));
  const rows = new Rows(database);
  await writeSmallCatalogue(database);
  lab = await rows.publisher({ slug: 'lab' });
  await run('UPDATE model SET "publisherId" = $1 WHERE id % 2 = 0', lab);
  for (let place = 0; place < 4; place++) await rows.origin();
  const reaches: Reach[] = [
    PUBLIC_REACH,
    WHOLE_REACH,
    { name: 'internal', isWhole: false, isInternal: true, publishers: [] },
    { name: 'lab', isWhole: false, isInternal: false, publishers: [lab] },
  ];
  watched = [];
  for (const reach of reaches) {
    const seen = database.as(visibleRows(reach));
    const vectors = new VectorService(encoder, new VectorRepository(seen));
    const reader = new KnowledgeReader(new KnowledgeRepository(seen, encoder), vectors);
    const known = await reader.read();
    watched.push({ reader, known, scorer: await scorerOf(known) });
  }
});
afterAll(() => database.close());

const run = (text: string, ...values: unknown[]) =>
  database.query<{ id: number | string }>({ label: 'test_change', text, values });

function answers(scorer: TransferScorer, { evidence }: EncodedKnowledge) {
  const candidates = evidence.bases.map(({ id }) => id);
  return evidence.targets.slice(0, 3).map((target) => {
    const { bases, expectedCorrelation } = scorer.score({
      target,
      candidates,
      protocol: 'FINE_TUNE',
    });
    return { bases, expectedCorrelation };
  });
}

describe('what is known, renewed by what changed', () => {
  it('says what reading everything says, whoever may see it and whatever changed', async () => {
    let renewals = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(catalogueChanges({ database, encoder, lab }), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          for (const { make } of changes) await make();
          for (const one of watched) {
            const [renewed, whole] = [await one.reader.renew(one.known), await one.reader.read()];
            expect(renewed).not.toBeNull();
            if (renewed === null) continue;
            expect(said(renewed)).toEqual(said(whole));
            const scorer = await scorerOf(renewed, one.scorer);
            expect(answers(scorer, renewed)).toEqual(answers(await scorerOf(whole), whole));
            Object.assign(one, { known: renewed, scorer });
            renewals += 1;
          }
        },
      ),
      { numRuns: 30, endOnFailure: true },
    );
    expect(renewals).toBe(30 * watched.length);
  }, 600_000);

  it('follows whether a relation was stated, which decides between two sources of a repository', async () => {
    const rows = new Rows(database);
    const [child, base] = [await rows.model(), await rows.model()];
    const [own] = await run('SELECT "externalId" AS id FROM origin WHERE id = $1', child.originId);
    const listing = await rows.origin({ externalId: own?.id, revision: 'listing' });
    await insert(database, 'model_origin', { originId: listing, modelId: child.id });
    const claim = { baseOriginId: base.originId, relationRaw: null };
    await insert(database, 'lineage', { ...claim, childOriginId: child.originId, relation: 'ADAPTER' });
    await insert(database, 'lineage', { ...claim, childOriginId: listing, relation: 'QUANTIZED' });
    const [one] = watched;
    const before = await one!.reader.read();
    await run(`UPDATE lineage SET "relationRaw" = 'quantized' WHERE "childOriginId" = $1`, listing);
    const renewed = await one!.reader.renew(before);
    expect(said(renewed!)).toEqual(said(await one!.reader.read()));
    expect(renewed!.knowledge.parents.get(child.id)).not.toEqual(before.knowledge.parents.get(child.id));
  });

  it('is followed in every table that it is read from', async () => {
    const [names, triggers] = [
      await run(
        `SELECT relname AS id FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'`,
      ),
      await run(
        `SELECT DISTINCT tgrelid::regclass::text AS id FROM pg_trigger WHERE tgname LIKE '%\\_know\\_%'`,
      ),
    ].map((found) => found.map(({ id }) => String(id)));
    const texts = Object.values({ ...WHOLE, ...LISTS }).join(' ');
    const read = names!.filter((name) => new RegExp(`(FROM|JOIN) ${name}\\b`).test(texts));
    expect(read.length).toBeGreaterThan(15);
    // Origins never change, and say nothing before they are mapped.
    const followed = triggers!.filter((name) => name !== 'embedding');
    expect([...followed, 'origin'].sort()).toEqual(read.sort());
  });
});
