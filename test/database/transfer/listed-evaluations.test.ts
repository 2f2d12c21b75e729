import { PUBLIC_REACH, visibleRows } from '../../../src/access';
import { ListReader, selecting, type Database, type ListDefinition } from '../../../src/platform/database';
import { evaluationList } from '../../../src/transfer/evaluation/evaluation.repository';
import { openTestDatabase } from '../../support/database';
import { insert, Rows } from '../../support/rows';

/** The rule of each: it is of a current origin, and no earlier one of the model says the same. */
const PLAIN: ListDefinition = {
  ...evaluationList,
  name: 'test_evaluations',
  listed: undefined,
  condition: (
    own,
  ) => `EXISTS (SELECT FROM model_origin said WHERE said."originId" = ${own}."modelOriginId" AND said."isCurrent")
    AND NOT EXISTS (SELECT FROM model_origin mine
      JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
      JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < ${own}.id
      WHERE mine."originId" = ${own}."modelOriginId"
        AND (earlier."datasetOriginId", earlier."metricId", earlier.value, earlier.split)
          IS NOT DISTINCT FROM (${own}."datasetOriginId", ${own}."metricId", ${own}.value, ${own}.split))`,
};
const ORDERS = ['RECORDED_AT', 'VALUE'].flatMap((field) =>
  (['ASC', 'DESC'] as const).map((direction) => ({ field, direction })),
);

let database: Database;
let rows: Rows;
let metricId: string;
let datasets: readonly number[];
const models: { id: number; originIds: number[] }[] = [];
const sql = <Row>(text: string, ...values: unknown[]) => database.query<Row>({ label: 'test', text, values });

/** The same made-up numbers in each run. */
let state = 11;
const luck = (many: number): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * many);
};
const one = <Value>(values: readonly Value[]): Value => values[luck(values.length)]!;

beforeAll(async () => {
  database = await openTestDatabase();
  rows = new Rows(database);
  metricId = await rows.metric();
  datasets = [(await rows.dataset()).originId, (await rows.dataset()).originId];
  for (let count = 0; count < 5; count++) {
    const { id, originId } = await rows.model();
    models.push({ id, originIds: [originId, await rows.modelOrigin(id)] });
  }
});
afterAll(() => database.close());

/** Something that a writer may do; what the database refuses is not done. */
async function write(): Promise<void> {
  const model = one(models);
  const said = () =>
    insert(database, 'evaluation', {
      modelOriginId: one(model.originIds),
      datasetOriginId: one([...datasets, null]),
      metricId,
      value: luck(3) / 4,
      split: one(['test', null]),
    });
  const writes: readonly (() => Promise<unknown>)[] = [
    ...[said, said, said],
    () => sql('UPDATE evaluation SET value = 0.9 WHERE id % 7 = $1', luck(7)),
    () => sql('DELETE FROM evaluation WHERE id = (SELECT min(id) FROM evaluation)'),
    () => sql('UPDATE model_origin SET "isCurrent" = NOT "isCurrent" WHERE "originId" % 5 = $1', luck(5)),
    () =>
      sql(
        'UPDATE model_origin SET "modelId" = $1 WHERE "originId" = $2',
        one(models).id,
        one(model.originIds),
      ),
    () =>
      sql(
        `UPDATE model SET visibility = CASE visibility WHEN 'PUBLIC' THEN 'PRIVATE' ELSE 'PUBLIC' END WHERE id = $1`,
        model.id,
      ),
  ];
  await one(writes)().catch(() => undefined);
}

/** All that a reader tells: pages from both ends, counts, and those of each model. */
async function readAll(reader: ListReader<{ id: number }>): Promise<unknown> {
  const selection = selecting('id');
  const told: unknown[] = [await reader.count({}), await reader.count({ where: { value: { gte: 0.5 } } })];
  for (const orderBy of ORDERS)
    for (const where of [null, { value: { lt: 0.5 } }])
      for (const from of ['start', 'end'] as const) {
        const page = { size: 5, from, after: null, before: null };
        const first = await reader.page({ selection, orderBy, where, page });
        const ids = (of: typeof first) => of.rows.map(({ id }) => id);
        told.push(ids(first), first.order);
        const last = first.rows.at(-1);
        if (last === undefined || from === 'end') continue;
        const after = { order: first.order, key: last.sortKey, id: last.id };
        told.push(ids(await reader.page({ selection, orderBy, where, page: { ...page, after } })));
      }
  const parents = { scope: 'model', ids: models.map(({ id }) => id) };
  const page = { size: 5, from: 'start', after: null, before: null } as const;
  const of = await reader.pagesOf(parents, { selection, page });
  told.push(
    [...of.values()].map((own) => own.rows.map(({ id }) => id)),
    await reader.countsOf(parents, {}),
  );
  return told;
}

it('lists those that count by the facts, after any writes', async () => {
  let most = 0;
  for (let count = 0; count < 200; count++) {
    await write();
    if (count % 10 !== 9) continue;
    for (const seen of [database, database.as(visibleRows(PUBLIC_REACH))])
      expect(await readAll(new ListReader(seen, evaluationList))).toEqual(
        await readAll(new ListReader(seen, PLAIN)),
      );
    const [{ left } = { left: 0 }] = await sql<{ left: number }>(
      'SELECT (SELECT count(*) FROM evaluation)::int - (SELECT count(*) FROM listed_evaluation)::int AS left',
    );
    most = Math.max(most, left);
  }
  expect(most).toBeGreaterThan(5);
}, 120_000);
