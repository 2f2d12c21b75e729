import { ADMIN, anonymous, PUBLIC_REACH, visibleRows, type Viewer } from '../../../src/access';
import type { Database } from '../../../src/platform/database';
import { USUAL_RECEIPTS, type ReceiptSettings } from '../../../src/platform/settings/receipt-settings';
import { ReceiptRepository } from '../../../src/recommend/receipt/receipt.repository';
import { TransferResultWritingRepository } from '../../../src/transfer/reporting/transfer-result-writing.repository';
import { writeSmallCatalogue } from '../../database/recommend/fixture';
import { openTestDatabase } from '../../support/database';
import { openHarness, type Harness } from './harness';

const ASK = `query ($input: RecommendBasesInput!) { recommendBases(input: $input) { candidates receipt { id } } }`;
const READ = `query ($id: ID!) { recommendationReceipt(id: $id) { id input replay { isExact } } }`;
const CARS = { target: { dataset: 'cars' } };
const DAY = 86_400_000;

const named = (id: string): Viewer => ({
  kind: 'TOKEN',
  id: `token:${id}`,
  name: id,
  scopes: new Set(['read']),
  roles: new Map(),
});
const ANA = named('ana');
const BEN = named('ben');
const NOBODY = anonymous('no-token');

interface Asked {
  recommendBases: { candidates: number; receipt: { id: string } | null };
}

describe('receipts are for who asked', () => {
  let database: Database;
  let harness: Harness;
  let now = Date.now();

  const open = (receipts: Partial<ReceiptSettings> = {}) =>
    openHarness(database, {
      receipts: { ...USUAL_RECEIPTS, ...receipts },
      clock: { now: () => now, sleep: () => Promise.resolve() },
    });

  beforeAll(async () => {
    database = await openTestDatabase();
    await writeSmallCatalogue(database);
    harness = await open();
  });

  afterAll(async () => {
    await harness.stop();
    await database.close();
  });

  async function ask(viewer: Viewer, input: object = CARS, at = harness): Promise<string | null> {
    const { data, errors } = await at.as<Asked>(viewer, ASK, { input });
    expect(errors).toBeUndefined();
    expect(data.recommendBases.candidates).toBeGreaterThan(0);
    return data.recommendBases.receipt?.id ?? null;
  }

  async function canRead(viewer: Viewer, id: string | null, at = harness): Promise<boolean> {
    const { data, errors } = await at.as<{ recommendationReceipt: object | null }>(viewer, READ, { id });
    expect(errors).toBeUndefined();
    return data.recommendationReceipt !== null;
  }

  const stored = async (client: string): Promise<number> => {
    const [row] = await database.query<{ count: number }>({
      label: 'test',
      text: `SELECT count(*)::int AS count FROM receipt WHERE client = $1`,
      values: [client],
    });
    return row?.count ?? -1;
  };

  let seed = 4711;
  /** Reports a result that names a receipt. */
  const reportFor = (id: string | null) =>
    database.query({
      label: 'test',
      text: `INSERT INTO transfer_result OVERRIDING SYSTEM VALUE SELECT (jsonb_populate_record(result, jsonb_build_object(
          'id', (SELECT max(id) + 1 FROM transfer_result), 'seed', $2::int, 'receiptId', $1::text))).*
        FROM transfer_result result LIMIT 1`,
      values: [id, (seed += 1)],
    });

  it('that is, for them and for administrators, whoever knows the id', async () => {
    const id = await ask(ANA);
    const readers = [ANA, ADMIN, BEN, NOBODY];
    const reading = await Promise.all(readers.map((viewer) => canRead(viewer, id)));
    expect(reading).toEqual([true, true, false, false]);
  });

  it('and not where they name what may not be seen any more', async () => {
    const id = await ask(ANA);
    const [{ baseId } = { baseId: 0 }] = await database.query<{ baseId: number }>({
      label: 'test',
      text: `SELECT (output #>> '{recommendations,0,baseId}')::int AS "baseId" FROM receipt WHERE id = $1`,
      values: [id],
    });
    const repository = new ReceiptRepository(database.as(visibleRows(PUBLIC_REACH)));
    const read = (mayReadAll = false) =>
      repository.find(id ?? '', { principal: ANA.id, mayReadAll }, { isOpen: true });
    const show = (visibility: string) =>
      database.query({
        label: 'test',
        text: 'UPDATE model SET visibility = $1 WHERE id = $2',
        values: [visibility, baseId],
      });
    expect(await read()).not.toBeNull();
    await show('PRIVATE');
    expect(await read()).toBeNull();
    expect(await read(true)).not.toBeNull();
    await show('PUBLIC');
    expect(await read()).not.toBeNull();
  });

  it('or for whoever knows the id where nobody signed, if the catalogue is open', async () => {
    const closed = await open({ isOpen: false });
    const id = await ask(NOBODY);
    expect(await canRead(NOBODY, id)).toBe(true);
    expect(await canRead(BEN, id)).toBe(true);
    expect(await canRead(NOBODY, id, closed)).toBe(false);
    expect(await canRead(BEN, id, closed)).toBe(false);
    expect(await canRead(ADMIN, id, closed)).toBe(true);
    expect(await ask(NOBODY, CARS, closed)).toBeNull();
    expect(await ask(BEN, CARS, closed)).not.toBeNull();
    await closed.stop();
  });

  it('and for results that they report', async () => {
    const id = await ask(ANA);
    const results = new TransferResultWritingRepository();
    const reporters = [ANA, ADMIN, BEN].map((viewer) => ({
      principal: viewer.id,
      mayReadAll: viewer.scopes.has('admin'),
    }));
    const found = await Promise.all(
      reporters.map((reporter) => results.hasReceipt(database, id ?? '', reporter)),
    );
    expect(found).toEqual([true, true, false]);
  });

  it('are not stored where the question says so', async () => {
    const before = await stored('token:ana');
    expect(await ask(ANA, { ...CARS, store: false })).toBeNull();
    expect(await ask(ANA, { ...CARS, store: null })).not.toBeNull();
    expect(await stored('token:ana')).toBe(before + 1);
  });

  it('are null where saving failed, and the answer is given', async () => {
    await database.query({ label: 'test', text: 'ALTER TABLE receipt RENAME TO receipt_away' });
    const id = await ask(ANA).finally(() =>
      database.query({ label: 'test', text: 'ALTER TABLE receipt_away RENAME TO receipt' }),
    );
    expect(id).toBeNull();
  });

  it('go, the oldest first, where one client has more than its share', async () => {
    const cleo = named('cleo');
    const small = await open({ perClient: 2 });
    const ids = [];
    for (let i = 0; i < 5; i++) ids.push(await ask(cleo, CARS, small));
    expect(ids.map((id) => id !== null)).toEqual([true, true, true, true, false]);
    await small.recommendation.receiptPurge.purge();
    const left = await Promise.all(ids.slice(0, 4).map((id) => canRead(cleo, id)));
    expect(left).toEqual([false, false, true, true]);
    expect(await ask(cleo, CARS, small)).not.toBeNull();
    await small.stop();
  });

  it('take no share any more once a result was reported for them', async () => {
    const elsa = named('elsa');
    const small = await open({ perClient: 1 });
    for (const id of [await ask(elsa, CARS, small), await ask(elsa, CARS, small)]) await reportFor(id);
    expect(await ask(elsa, CARS, small)).not.toBeNull();
    await small.stop();
  });

  it('go when they are older than is set, but for those that results were reported for', async () => {
    const dora = named('dora');
    const [old, linked] = [await ask(dora), await ask(dora)];
    await reportFor(linked);
    now += 366 * DAY;
    await harness.recommendation.receiptPurge.purge();
    now -= 366 * DAY;
    expect(await canRead(dora, old)).toBe(false);
    expect(await canRead(dora, linked)).toBe(true);
    const direct = (text: string) => database.query({ label: 'test', text });
    await expect(direct('DELETE FROM receipt')).rejects.toThrow(/append-only/);
    await expect(direct(`UPDATE receipt SET asker = 'x'`)).rejects.toThrow(/append-only/);
  });
});
