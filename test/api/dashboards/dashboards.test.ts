import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeSmallCatalogue } from '../../database/recommend/fixture';
import { bodyOf, openFeeds, type OpenFeeds } from '../../support/feeds';

interface Target {
  readonly url?: string;
  readonly root_selector?: string;
  readonly parser?: string;
  readonly columns?: readonly { readonly selector: string; readonly text: string; readonly type: string }[];
  readonly rawSql?: string;
}
interface Transformation {
  readonly id: string;
  readonly options: {
    readonly fields?: Readonly<Record<string, { readonly aggregations: readonly string[] }>>;
    readonly sort?: readonly { readonly field: string }[];
    readonly renameByName?: Readonly<Record<string, string>>;
    readonly filters?: readonly { readonly fieldName: string }[];
    readonly columnField?: string;
    readonly rowField?: string;
    readonly valueField?: string;
  };
}
interface Panel {
  readonly title: string;
  readonly targets: readonly Target[];
  readonly transformations: readonly Transformation[];
  readonly options: { readonly xField?: string };
  readonly fieldConfig: { readonly overrides: readonly { readonly matcher: { readonly options: string } }[] };
}

const panelsOf = (file: string): readonly Panel[] =>
  (
    JSON.parse(readFileSync(path.join(__dirname, '../../../docs/dashboards', file), 'utf8')) as {
      panels: readonly Panel[];
    }
  ).panels;

type Item = Readonly<Record<string, unknown>>;

/** What Grafana's "Grouping to matrix" calls its columns: both fields, then the values of one. */
const matrixColumns = (
  { columnField = '', rowField = '' }: Transformation['options'],
  items: readonly Item[],
) => [
  `${rowField}\\${columnField}`,
  ...new Set(items.map((item) => String(item[columnField])).filter((value) => value !== 'null')),
];

/** The columns that a transformation leaves; fails where it names one that is not there. */
function transformed(
  columns: readonly string[],
  { id, options }: Transformation,
  items: readonly Item[],
): readonly string[] {
  const named = [
    ...Object.keys(options.fields ?? {}),
    ...(options.sort ?? []).map(({ field }) => field),
    ...(options.filters ?? []).map(({ fieldName }) => fieldName),
    ...Object.keys(options.renameByName ?? {}),
    ...[options.columnField, options.rowField, options.valueField].filter((name) => name !== undefined),
  ];
  expect(columns).toEqual(expect.arrayContaining(named));
  if (id === 'groupBy')
    return Object.entries(options.fields ?? {}).flatMap(([name, { aggregations }]) =>
      aggregations.length === 0 ? [name] : aggregations.map((how) => `${name} (${how})`),
    );
  if (id === 'groupingToMatrix') return matrixColumns(options, items);
  return columns.map((name) => options.renameByName?.[name] ?? name);
}

/** What a panel names has to come of its query, and what it shows is no name of ours. */
function expectShown(
  { transformations, fieldConfig, options }: Panel,
  columns: readonly string[],
  items: readonly Item[],
): void {
  const shown = transformations.reduce<readonly string[]>(
    (left, transformation) => transformed(left, transformation, items),
    columns,
  );
  expect(shown.filter((name) => /\\|^(?:true|false)$/.test(name))).toEqual([]);
  const named = fieldConfig.overrides.map(({ matcher }) => matcher.options);
  expect(shown).toEqual(
    expect.arrayContaining([...named, ...(options.xField === undefined ? [] : [options.xField])]),
  );
}

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  timestamp: (value) => !Number.isNaN(Date.parse(String(value))),
};

let served: OpenFeeds;
beforeAll(async () => {
  served = await openFeeds('migrated');
  const { app, database } = served.app;
  const { bases, datasets, studyId } = await writeSmallCatalogue(database);
  const values = [bases.vit.originId, datasets.xray.originId, studyId];
  await database.query({
    label: 'test',
    text: `INSERT INTO transfer_result ("baseOriginId", "targetOriginId", "studyId", protocol, "metricId", value, "scratchBaseline")
      SELECT $1, $2, $3, 'LINEAR_PROBE', id, 0.6, 0.7 FROM metric ORDER BY id LIMIT 1`,
    values,
  });
  await database.query({ label: 'test', text: 'UPDATE hub SET "lastSyncedAt" = now()' });
  await database.query({ label: 'test', text: 'UPDATE model SET downloads = id * 10' });
  await app.refreshDerived();
});
afterAll(() => served.close());

describe.each(panelsOf('grafana-infinity.json'))('Infinity: $title', (panel) => {
  it('reads the columns that it names, each of its type, of rows that there are', async () => {
    const [{ url = '', columns = [], root_selector, parser } = {}] = panel.targets;
    expect([root_selector, parser]).toEqual(['items', 'backend']);
    const answer = await served.get(url, { headers: { 'accept-encoding': 'gzip' } });
    expect(answer.status).toBe(200);
    const { items, nextCursor } = bodyOf(answer);
    expect(items.length).toBeGreaterThan(0);
    expect(nextCursor).toBeNull();
    for (const { selector, type } of columns) {
      const given = items.map((item) => item[selector]).filter((value) => value !== null);
      expect(given.length).toBeGreaterThan(0);
      expect(given.filter((value) => !TYPES[type]!(value))).toEqual([]);
    }
    expectShown(
      panel,
      columns.map(({ text }) => text),
      items,
    );
  });
});

describe.each(panelsOf('grafana-postgresql.json'))('PostgreSQL: $title', (panel) => {
  it('reads the columns that it names, of rows that there are', async () => {
    const [{ rawSql = '' } = {}] = panel.targets;
    const rows = await served.app.database.query<object>({ label: 'test', text: rawSql });
    expect(rows.length).toBeGreaterThan(0);
    expectShown(panel, Object.keys(rows[0]!), []);
  });
});

it('tells how often transfer was negative, over feeds and by SQL alike', async () => {
  const results = bodyOf(await served.get('/v1/feeds/transfer-results.json?standing=true')).items;
  const negative = results.filter((item) => item.negative_transfer === true);
  expect(negative).toMatchObject([{ base: 'lab/vit', gain_over_scratch: expect.closeTo(-0.1, 9) as number }]);
  const [{ rawSql = '' } = {}] = panelsOf('grafana-postgresql.json')[1]!.targets;
  const rows = await served.app.database.query<object>({ label: 'test', text: rawSql });
  const positive = results.filter((item) => item.negative_transfer === false).length;
  expect(positive).toBeGreaterThan(0);
  expect(rows).toMatchObject([{ domain: 'medical', negative: 1, positive }]);
});
