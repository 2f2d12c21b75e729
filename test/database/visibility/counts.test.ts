import { PUBLIC_REACH, reachOf, visibleRows, WHOLE_REACH, type Reach } from '../../../src/access';
import { CatalogRepository } from '../../../src/catalog/about/catalog.repository';
import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { Factories, type Made } from '../../support/factories';
import { insert, Rows } from '../../support/rows';

/** Each row by itself, as it was counted before there were counts. */
const PLAIN: Readonly<Record<string, string>> = {
  models: 'model WHERE "mergedIntoId" IS NULL',
  datasets: 'dataset WHERE "mergedIntoId" IS NULL',
  domains: 'domain',
  publishers: 'publisher',
  lineages: 'lineage',
  trainings: 'training',
  evaluations: 'evaluation',
  transferResults: 'transfer_result',
  studies: 'study',
  origins: 'origin',
};
const NAMES = Object.keys(PLAIN);
const AUDIENCES = ['PUBLIC', 'INTERNAL', 'PRIVATE'] as const;

let database: Database;
let rows: Rows;
let factories: Factories;
let reaches: Readonly<Record<string, Reach>>;
let publishers: number[];
let metric: string;
const sql = <Row>(text: string, ...values: unknown[]) => database.query<Row>({ label: 'test', text, values });

beforeAll(async () => {
  database = await openTestDatabase();
  rows = new Rows(database);
  factories = new Factories(database);
  publishers = [await rows.publisher(), await rows.publisher({ visibility: 'PRIVATE' })];
  metric = await rows.metric();
  const roles = new Map(publishers.slice(1).map((id) => [id, 'VIEWER' as const]));
  reaches = {
    anybody: PUBLIC_REACH,
    known: reachOf({ scopes: new Set(['read']), roles: new Map() }),
    member: reachOf({ scopes: new Set(), roles }),
    knownMember: reachOf({ scopes: new Set(['read']), roles }),
    admin: WHOLE_REACH,
  };
});
afterAll(() => database.close());

/** What each viewer is told, and what it would be if their rows were counted one by one. */
async function expectRight(): Promise<void> {
  const plain = NAMES.map((name) => `(SELECT count(*)::int FROM ${PLAIN[name]}) AS "${name}"`).join(', ');
  for (const [viewer, reach] of Object.entries(reaches)) {
    const seen = database.as(visibleRows(reach));
    const [right] = await seen.query<object>({ label: 'test', text: `SELECT ${plain}` });
    expect({ viewer, ...(await new CatalogRepository(seen).count(NAMES)) }).toEqual({ viewer, ...right });
  }
  const wrong = await sql(
    `SELECT kind, audience, count FROM row_count WHERE count <> 0 EXCEPT SELECT * FROM counted_rows()`,
  );
  expect(wrong).toEqual([]);
}

/** The same made-up numbers in each run. */
function luckOf(seed: number): (many: number) => number {
  let state = seed;
  return (many) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * many);
  };
}

const hide = (table: string, id: number, visibility: string, publisherId: number | undefined) =>
  sql(`UPDATE ${table} SET visibility = $1, "publisherId" = $2 WHERE id = $3`, visibility, publisherId, id);

class Writer {
  private readonly models: Made[] = [];
  private readonly datasets: Made[] = [];
  private studyId = 0;

  constructor(private readonly luck: (many: number) => number) {}

  async begin(): Promise<void> {
    this.studyId = await rows.study();
    for (let count = 0; count < 4; count++) {
      this.models.push(await rows.model(this.whom()));
      this.datasets.push(await rows.dataset(this.whom()));
    }
    for (const child of this.models)
      for (const base of this.models) if (child.id > base.id) await factories.aLineageOf(child, base);
  }

  /** Something that a writer of the catalogue may do. */
  async write(): Promise<void> {
    const { models, datasets } = this;
    const writes: readonly (() => Promise<unknown>)[] = [
      async () => models.push(await rows.model(this.whom())),
      async () => datasets.push(await rows.dataset(this.whom())),
      () => rows.publisher({ visibility: this.one(AUDIENCES) }),
      () => rows.study({ visibility: this.one(AUDIENCES), publisherId: this.one(publishers) }),
      () => rows.domain(),
      () => hide('model', this.one(models).id, this.one(AUDIENCES), this.one(publishers)),
      () => hide('dataset', this.one(datasets).id, this.one(AUDIENCES), this.one(publishers)),
      () =>
        sql(
          `UPDATE model SET visibility = $1, "publisherId" = $2 WHERE id % 3 = 0`,
          this.one(AUDIENCES),
          this.one(publishers),
        ),
      () => sql(`UPDATE model SET downloads = coalesce(downloads, 0) + 1`),
      () => this.claim(),
      () => this.claim(),
      () => this.result(),
      () => this.merge('model', models),
      () => this.merge('dataset', datasets),
      () => rows.modelOrigin(this.one(models).id),
      () => sql(`UPDATE model_origin SET "isCurrent" = NOT "isCurrent"`),
      () => sql(`DELETE FROM lineage WHERE id = (SELECT max(id) FROM lineage)`),
      () => sql(`DELETE FROM evaluation WHERE id = (SELECT min(id) FROM evaluation)`),
    ];
    await this.one(writes)();
  }

  private one<Value>(values: readonly Value[]): Value {
    return values[this.luck(values.length)]!;
  }

  private whom() {
    return { visibility: this.one(AUDIENCES), publisherId: this.one(publishers) };
  }

  private async claim(): Promise<void> {
    const [child, base] = [this.luck(this.models.length), this.luck(this.models.length)];
    const [model, dataset] = [this.models[child]!, this.one(this.datasets)];
    const claims = [
      () => (child === base ? Promise.resolve() : factories.aLineageOf(model, this.models[base]!, 'MERGE')),
      () => factories.aTrainingOf(model, dataset),
      () =>
        insert(database, 'evaluation', {
          modelOriginId: model.originId,
          datasetOriginId: this.luck(3) === 0 ? null : dataset.originId,
          metricId: metric,
          value: this.luck(1000) / 1000,
        }),
    ];
    // What is claimed already, or of a model to itself after a merge, is refused.
    await this.one(claims)().catch(() => undefined);
  }

  private result(): Promise<unknown> {
    return rows.result({
      studyId: this.studyId,
      baseOriginId: this.one(this.models).originId,
      targetOriginId: this.one(this.datasets).originId,
      metricId: metric,
      seed: this.luck(1_000_000),
      ...this.whom(),
    });
  }

  /** As merges and splits do: the origins move, and the thing is gone or comes back. */
  private async merge(table: string, things: readonly Made[]): Promise<void> {
    const [from, to] = [this.one(things), this.one(things)];
    if (from.id === to.id) {
      await sql(`UPDATE ${table} SET "mergedIntoId" = NULL, status = 'ACTIVE' WHERE id = $1`, from.id);
      return;
    }
    await sql(`UPDATE ${table}_origin SET "${table}Id" = $2 WHERE "${table}Id" = $1`, from.id, to.id).catch(
      () => undefined,
    );
    await sql(`UPDATE ${table} SET "mergedIntoId" = $2 WHERE id = $1`, from.id, to.id);
  }
}

describe('what the catalogue is said to hold is what each viewer sees of it', () => {
  it.each([1, 2, 3])('after any writes (%i)', async (seed) => {
    const writer = new Writer(luckOf(seed));
    await writer.begin();
    for (let count = 0; count < 60; count++) {
      await writer.write();
      if (count % 6 === 0) await expectRight();
    }
    await expectRight();
  });

  it('after writes that were taken back', async () => {
    const undone = new Error('undone');
    const work = database.transaction(async (transaction) => {
      await new Rows(transaction).model({ visibility: 'PRIVATE' });
      await transaction.query({ label: 'test', text: `UPDATE model SET visibility = 'INTERNAL'` });
      throw undone;
    });
    await expect(work).rejects.toBe(undone);
    await expectRight();
  });

  it('after an origin that is written and mapped to what is hidden by one statement', async () => {
    const id = await rows.bareModel({ visibility: 'PRIVATE', publisherId: publishers[1] });
    await sql(
      `WITH made AS (
        INSERT INTO origin ("hubId", kind, "externalId", revision, digest) VALUES ('test', 'MODEL', 'at-once', '', '') RETURNING id
      ) INSERT INTO model_origin ("originId", "modelId") SELECT id, $1 FROM made`,
      id,
    );
    await expectRight();
  });

  it('and is counted from the rows, where it was not counted as they were written', async () => {
    await sql(`UPDATE row_count SET count = count + 5`);
    await sql('SELECT recount_rows()');
    await expectRight();
  });
});

it('is tried on rows of every kind', async () => {
  const counts = await new CatalogRepository(database).count(NAMES);
  expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
});

it('names only what was asked for', async () => {
  const counts = await new CatalogRepository(database).count(['models', '__typename', 'studies']);
  expect(Object.keys(counts)).toEqual(['models', 'studies']);
});
