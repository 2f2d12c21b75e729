import type { SqlExecutor } from '../../src/platform/database';

export type Row = Readonly<Record<string, unknown>>;

/**
 * Writes one row past every service, to test what the database itself says. Returns the row as it
 * was stored.
 */
export async function insert(
  executor: SqlExecutor,
  table: string,
  row: Row,
): Promise<Record<string, unknown>> {
  const columns = Object.keys(row).map((column) => `"${column}"`);
  const places = columns.map((_, index) => `$${index + 1}`);
  const [stored] = await executor.query<Record<string, unknown>>({
    label: `test_insert_${table}`,
    text: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')}) RETURNING *`,
    values: Object.values(row),
  });
  if (stored === undefined) throw new Error(`Nothing was inserted into ${table}.`);
  return stored;
}

const insertId = async (executor: SqlExecutor, table: string, row: Row): Promise<number> =>
  Number((await insert(executor, table, row)).id);

let serial = 0;
const next = (): number => ++serial;

/** Each writes one row with only the fields that its table insists on, and returns its id. */
export class Rows {
  constructor(private readonly executor: SqlExecutor) {}

  async hub(id: string): Promise<string> {
    await this.executor.query({
      label: 'test_hub',
      text: 'INSERT INTO hub (id, name) VALUES ($1, $1) ON CONFLICT DO NOTHING',
      values: [id],
    });
    return id;
  }

  async origin(row: Row = {}): Promise<number> {
    const hubId = await this.hub('test');
    const defaults = { hubId, kind: 'MODEL', externalId: `thing-${next()}`, revision: '1', digest: '' };
    return insertId(this.executor, 'origin', { ...defaults, ...row });
  }

  publisher(row: Row = {}): Promise<number> {
    const slug = `publisher-${next()}`;
    return insertId(this.executor, 'publisher', { slug, name: slug, ...row });
  }

  domain(row: Row = {}): Promise<number> {
    const slug = `domain-${next()}`;
    return insertId(this.executor, 'domain', { slug, name: slug, ...row });
  }

  bareModel(row: Row = {}): Promise<number> {
    const slug = `test/model-${next()}`;
    return insertId(this.executor, 'model', { slug, name: slug, ...row });
  }

  /** A model with one current origin. */
  async model(row: Row = {}): Promise<{ id: number; originId: number }> {
    const id = await this.bareModel(row);
    return { id, originId: await this.modelOrigin(id) };
  }

  /** A further origin of a model. */
  async modelOrigin(modelId: number, row: Row = {}): Promise<number> {
    const originId = await this.origin();
    await insert(this.executor, 'model_origin', { originId, modelId, ...row });
    return originId;
  }

  /** A dataset with one current origin. */
  async dataset(row: Row = {}): Promise<{ id: number; originId: number }> {
    const slug = `test/dataset-${next()}`;
    const id = await insertId(this.executor, 'dataset', { slug, name: slug, ...row });
    const originId = await this.origin({ kind: 'DATASET' });
    await insert(this.executor, 'dataset_origin', { originId, datasetId: id });
    return { id, originId };
  }

  study(row: Row = {}): Promise<number> {
    const key = `study-${next()}`;
    return insertId(this.executor, 'study', { key, title: key, citation: 'Somebody, 2026', ...row });
  }

  /** HIGHER is better, in [0, 1]. */
  async metric(row: Row = {}): Promise<string> {
    const id = `metric-${next()}`;
    const defaults = { id, name: id, direction: 'HIGHER', minimum: 0, maximum: 1 };
    return String((await insert(this.executor, 'metric', { ...defaults, ...row })).id);
  }

  async task(id: string): Promise<string> {
    return String((await insert(this.executor, 'task', { id, name: id })).id);
  }

  result(row: Row): Promise<number> {
    return insertId(this.executor, 'transfer_result', { protocol: 'FINE_TUNE', value: 0.5, ...row });
  }

  edge(row: Row): Promise<number> {
    const defaults = { protocol: 'FINE_TUNE', kind: 'DECLARED', reason: 'Practitioners say so.' };
    return insertId(this.executor, 'transfer_edge', { ...defaults, ...row });
  }
}
