import { PUBLIC_REACH, reachOf, visibleRows, WHOLE_REACH, type Reach } from '../../../src/access';
import { ChangeRepository } from '../../../src/catalog/feed/change.repository';
import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { insert, Rows } from '../../support/rows';
import { revision } from '../feed/changes';

let database: Database;
let rows: Rows;
let own: number;
let other: number;
const readers: Record<string, ChangeRepository> = {};
const sql = (text: string, ...values: unknown[]) => database.query({ label: 'test', text, values });

const memberOf = (publisher: number, ...scopes: 'read'[]): Reach =>
  reachOf({ scopes: new Set(scopes), roles: new Map([[publisher, 'VIEWER']]) });

beforeAll(async () => {
  database = await openTestDatabase();
  rows = new Rows(database);
  own = await rows.publisher();
  other = await rows.publisher();
  const reaches = {
    anybody: PUBLIC_REACH,
    known: reachOf({ scopes: new Set(['read']), roles: new Map() }),
    member: memberOf(own, 'read'),
    stranger: memberOf(other),
    admin: WHOLE_REACH,
  };
  for (const [name, reach] of Object.entries(reaches))
    readers[name] = new ChangeRepository(database.as(visibleRows(reach)));
});
afterAll(() => database.close());

/** What each reader is told of `work`, as `OPERATION Type`. */
async function told(work: () => Promise<unknown>): Promise<Record<string, string[]>> {
  const since = await revision(database);
  await work();
  const heard: Record<string, string[]> = {};
  for (const [name, reader] of Object.entries(readers))
    heard[name] = (await reader.findAfter(since, 100)).map(
      ({ operation, entityType }) => `${operation} ${entityType}`,
    );
  return heard;
}

const hide = (table: string, id: number, visibility: string, publisherId: number | null = own) =>
  sql(`UPDATE ${table} SET visibility = $1, "publisherId" = $2 WHERE id = $3`, visibility, publisherId, id);
const toAll = (...changes: string[]) =>
  Object.fromEntries(Object.keys(readers).map((name) => [name, changes]));

describe.each(['model', 'dataset'])('a hidden %s', (table) => {
  const type = table === 'model' ? 'Model' : 'Dataset';
  const make = (visibility: string) =>
    insert(database, table, {
      slug: `own/${table}-${visibility}`,
      name: table,
      publisherId: own,
      visibility,
    }).then(({ id }) => Number(id));

  it('is told of only to those who may see it, all of its life', async () => {
    const heard = await told(async () => {
      const id = await make('PRIVATE');
      await sql(`UPDATE ${table} SET summary = 'Another' WHERE id = $1`, id);
      await sql(`DELETE FROM ${table} WHERE id = $1`, id);
    });
    const life = [`CREATED ${type}`, `UPDATED ${type}`, `DELETED ${type}`];
    expect(heard).toEqual({ ...toAll(), member: life, admin: life });
  });

  it('is gone for those who may not see it any more, and nothing more is said to them', async () => {
    const id = await make('PUBLIC');
    const heard = await told(async () => {
      await hide(table, id, 'INTERNAL');
      await hide(table, id, 'PRIVATE');
      await sql(`UPDATE ${table} SET summary = 'Secret' WHERE id = $1`, id);
    });
    const stays = [`UPDATED ${type}`, `UPDATED ${type}`, `UPDATED ${type}`];
    expect(heard).toEqual({
      anybody: [`DELETED ${type}`],
      stranger: [`DELETED ${type}`],
      known: [`UPDATED ${type}`, `DELETED ${type}`],
      member: stays,
      admin: stays,
    });
  });

  it('appears to those who may see it from now on', async () => {
    const id = await make('PRIVATE');
    const heard = await told(async () => {
      await hide(table, id, 'PRIVATE', other);
      await hide(table, id, 'PUBLIC', other);
    });
    expect(heard).toEqual({
      anybody: [`CREATED ${type}`],
      known: [`CREATED ${type}`],
      member: [`DELETED ${type}`, `CREATED ${type}`],
      stranger: [`CREATED ${type}`, `UPDATED ${type}`],
      admin: [`UPDATED ${type}`, `UPDATED ${type}`],
    });
  });
});

describe('what is said of hidden things', () => {
  it('is told of only to who may see every one of them', async () => {
    const hidden = await rows.model({ publisherId: own, visibility: 'PRIVATE' });
    const base = await rows.model();
    const target = await rows.dataset({ publisherId: other, visibility: 'PRIVATE' });
    const metricId = await rows.metric();
    const studyId = await rows.study();
    const domainId = await rows.domain();
    const facts = await told(async () => {
      const ids = { childOriginId: hidden.originId, baseOriginId: base.originId };
      await insert(database, 'lineage', { ...ids, relation: 'FINETUNE' });
      await insert(database, 'evaluation', { modelOriginId: hidden.originId, metricId, value: 0.5 });
      await rows.edge({ baseId: hidden.id, domainId });
    });
    const all = ['CREATED Lineage', 'CREATED Evaluation', 'CREATED TransferEdge'];
    expect(facts).toEqual({ ...toAll(), member: all, admin: all });
    const between = await told(async () => {
      const ids = { modelOriginId: hidden.originId, datasetOriginId: target.originId };
      await insert(database, 'training', { ...ids, role: 'FINE_TUNING' });
      const figures = { studyId, baseOriginId: hidden.originId, targetOriginId: target.originId, metricId };
      const resultId = await rows.result(figures);
      await insert(database, 'transfer_result_dispute', { resultId, kind: 'RETRACTION', reason: 'A slip.' });
    });
    const nobodyElse = ['CREATED Training', 'CREATED TransferResult', 'CREATED TransferResultDispute'];
    expect(between).toEqual({ ...toAll(), admin: nobodyElse });
  });

  it('a result for members is told of to members', async () => {
    const base = await rows.model();
    const target = await rows.dataset();
    const [metricId, studyId] = [await rows.metric(), await rows.study()];
    const ids = { studyId, metricId, baseOriginId: base.originId, targetOriginId: target.originId };
    const heard = await told(() => rows.result({ ...ids, visibility: 'INTERNAL', publisherId: own }));
    const one = ['CREATED TransferResult'];
    expect(heard).toEqual({ ...toAll(), known: one, member: one, admin: one });
  });
});

it('a hidden publisher is told of to its members, and to whoever may see something of it', async () => {
  const hidden = await rows.publisher({ visibility: 'PRIVATE' });
  const rename = (name: string) => sql('UPDATE publisher SET name = $1 WHERE id = $2', name, hidden);
  readers.insider = new ChangeRepository(database.as(visibleRows(memberOf(hidden))));
  const one = ['UPDATED Publisher'];
  expect(await told(() => rename('One'))).toEqual({ ...toAll(), insider: one, admin: one });
  const id = await rows.bareModel({ publisherId: hidden, visibility: 'INTERNAL' });
  expect(await told(() => rename('Two'))).toEqual({
    ...toAll(),
    ...{ insider: one, admin: one, known: one, member: one },
  });
  await hide('model', id, 'PUBLIC', hidden);
  expect(await told(() => rename('Three'))).toEqual(toAll(...one));
});
