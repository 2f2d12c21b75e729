import type { MigrationInterface, QueryRunner } from 'typeorm';

type Event = 'INSERT' | 'UPDATE' | 'DELETE';

const EVENTS: readonly Event[] = ['INSERT', 'UPDATE', 'DELETE'];
const REFERENCING: Readonly<Record<Event, string>> = {
  INSERT: 'NEW TABLE AS new_rows',
  UPDATE: 'OLD TABLE AS old_rows NEW TABLE AS new_rows',
  DELETE: 'OLD TABLE AS old_rows',
};

/** What the facts say that hang on the origins of models. */
const LINEAGES_OF = `
  CREATE FUNCTION model_lineages_of(children int[])
  RETURNS TABLE (id int, "baseId" int, "childId" int, relation text, "relationRaw" text, downloads bigint, "isFirst" boolean)
  LANGUAGE sql STABLE AS $$
  SELECT said.id, said."baseId", said."childId", said.relation, said."relationRaw", coalesce(model.downloads, -1),
    said.id = min(said.id) OVER (PARTITION BY said."childId", said."baseId")
  FROM (
    SELECT min(claim.id) AS id, theirs."modelId" AS "baseId", mine."modelId" AS "childId", claim.relation,
      min(claim."relationRaw") AS "relationRaw"
    FROM model_origin mine JOIN lineage claim ON claim."childOriginId" = mine."originId"
    JOIN model_origin theirs ON theirs."originId" = claim."baseOriginId"
    WHERE mine."modelId" = ANY (children) AND mine."isCurrent" AND theirs."modelId" <> mine."modelId"
    GROUP BY mine."modelId", theirs."modelId", claim.relation
  ) said JOIN model ON model.id = said."childId" $$`;

const DATASETS_OF = `
  CREATE FUNCTION model_datasets_of(models int[]) RETURNS TABLE ("modelId" int, "datasetId" int, downloads bigint)
  LANGUAGE sql STABLE AS $$
  SELECT DISTINCT mine."modelId", theirs."datasetId", coalesce(model.downloads, -1)
  FROM model_origin mine JOIN training ON training."modelOriginId" = mine."originId"
  JOIN dataset_origin theirs ON theirs."originId" = training."datasetOriginId"
  JOIN model ON model.id = mine."modelId"
  WHERE mine."modelId" = ANY (models) AND mine."isCurrent" $$`;

/** A table that follows from others: its columns, those that its rows are told apart by first. */
interface Derived {
  readonly table: string;
  /** Of the model that its rows are of. */
  readonly owner: string;
  readonly keys: readonly string[];
  readonly others: readonly string[];
}

const LINEAGE: Derived = {
  table: 'model_lineage',
  owner: '"childId"',
  keys: ['"childId"', '"baseId"', 'relation'],
  others: ['id', '"relationRaw"', 'downloads', '"isFirst"'],
};
const DATASETS: Derived = {
  table: 'model_dataset',
  owner: '"modelId"',
  keys: ['"modelId"', '"datasetId"'],
  others: ['downloads'],
};

/** Writes only what differs. */
const renewing = ({ table, owner, keys, others }: Derived): string => {
  const columns = [...keys, ...others];
  const ofRow = (row: string): string => `ROW(${others.map((column) => `${row}.${column}`).join(', ')})`;
  return `
  CREATE FUNCTION renew_${table}s(models int[]) RETURNS void LANGUAGE sql AS $$
    DELETE FROM ${table} known WHERE known.${owner} = ANY (models)
      AND (${keys.map((key) => `known.${key}`).join(', ')}) NOT IN (SELECT ${keys.join(', ')} FROM ${table}s_of(models));
    INSERT INTO ${table} AS known (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM ${table}s_of(models)
    ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${others.map((column) => `${column} = excluded.${column}`).join(', ')}
      WHERE ${ofRow('known')} IS DISTINCT FROM ${ofRow('excluded')};
  $$`;
};

/** What a table's rows say of which models. */
interface Followed {
  readonly table: string;
  /** A change of nothing else makes no difference. */
  readonly columns: string;
  readonly renews: Readonly<Record<string, (rows: string) => string>>;
}

const ownModels = (rows: string): string => `SELECT changed."modelId" FROM ${rows} changed`;
const byOrigin =
  (column: string) =>
  (rows: string): string =>
    `SELECT own."modelId" FROM ${rows} changed JOIN model_origin own ON own."originId" = changed."${column}"`;
/** Of a base that other models name it is only read which model it is. */
const childrenOf = (rows: string): string => `SELECT child."modelId" FROM (
      SELECT "originId" FROM (SELECT DISTINCT changed."originId", changed."modelId" FROM ${rows} changed) one
      GROUP BY 1 HAVING TG_OP <> 'UPDATE' OR count(*) > 1
    ) moved JOIN lineage claim ON claim."baseOriginId" = moved."originId"
    JOIN model_origin child ON child."originId" = claim."childOriginId"`;

const FOLLOWED: readonly Followed[] = [
  {
    table: 'lineage',
    columns: '"childOriginId", "baseOriginId", relation, "relationRaw"',
    renews: { model_lineage: byOrigin('childOriginId') },
  },
  {
    table: 'training',
    columns: '"modelOriginId", "datasetOriginId"',
    renews: { model_dataset: byOrigin('modelOriginId') },
  },
  {
    table: 'model_origin',
    columns: '"originId", "modelId", "isCurrent"',
    renews: {
      model_lineage: (rows) => `${ownModels(rows)} UNION ${childrenOf(rows)}`,
      model_dataset: ownModels,
    },
  },
  {
    table: 'dataset_origin',
    columns: '"originId", "datasetId"',
    renews: {
      model_dataset: (rows) => `SELECT own."modelId" FROM ${rows} changed
        JOIN training ON training."datasetOriginId" = changed."originId"
        JOIN model_origin own ON own."originId" = training."modelOriginId"`,
    },
  },
];

/** Both versions of the rows that differ. */
const altered = (columns: string): string => {
  const of = (rows: string, others: string) =>
    `(SELECT ${columns} FROM ${rows} EXCEPT SELECT ${columns} FROM ${others})`;
  return `(${of('new_rows', 'old_rows')} UNION ALL ${of('old_rows', 'new_rows')})`;
};

const following = ({ table, columns, renews }: Followed): string => {
  const renewal = (rows: string): string =>
    Object.entries(renews)
      .map(
        ([derived, models]) => `
      touched := ARRAY(${models(rows)});
      IF touched <> '{}' THEN PERFORM renew_${derived}s(touched); END IF;`,
      )
      .join('');
  return `
  CREATE FUNCTION list_by_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE touched int[];
  BEGIN
    IF TG_OP = 'INSERT' THEN ${renewal('new_rows')}
    ELSIF TG_OP = 'DELETE' THEN ${renewal('old_rows')}
    ELSE ${renewal(altered(columns))}
    END IF;
    RETURN NULL;
  END $$`;
};

/** By the column with the model whose downloads they have. */
const WITH_DOWNLOADS = { model_domain: '"modelId"', model_dataset: '"modelId"', model_lineage: '"childId"' };

const FOLLOW_DOWNLOADS = `
  CREATE FUNCTION list_by_downloads() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE touched int[];
  BEGIN
    touched := ARRAY(SELECT fresh.id FROM new_rows fresh JOIN old_rows former USING (id)
      WHERE former.downloads IS DISTINCT FROM fresh.downloads);
    IF touched = '{}' THEN RETURN NULL; END IF;
    ${Object.entries(WITH_DOWNLOADS)
      .map(
        ([table, owner]) => `UPDATE ${table} SET downloads = coalesce(model.downloads, -1) FROM model
      WHERE model.id = ANY (touched) AND ${table}.${owner} = model.id;`,
      )
      .join('\n    ')}
    RETURN NULL;
  END $$`;

const READ_DOWNLOADS = `
  CREATE FUNCTION read_downloads() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    SELECT coalesce(model.downloads, -1) INTO NEW.downloads FROM model WHERE model.id = NEW."modelId";
    NEW.downloads := coalesce(NEW.downloads, -1);
    RETURN NEW;
  END $$`;

const UP = [
  `ALTER TABLE model_domain ADD COLUMN downloads bigint NOT NULL DEFAULT '-1'`,
  `UPDATE model_domain SET downloads = model.downloads FROM model
    WHERE model.id = model_domain."modelId" AND model.downloads IS NOT NULL`,
  'DROP INDEX model_domain_domain_idx',
  'CREATE INDEX model_domain_domain_idx ON model_domain ("domainId", downloads DESC, "modelId")',
  READ_DOWNLOADS,
  `CREATE TRIGGER model_domain_downloads BEFORE INSERT OR UPDATE OF "modelId" ON model_domain
    FOR EACH ROW EXECUTE FUNCTION read_downloads()`,
  `CREATE TABLE model_lineage (
    id int NOT NULL,
    "baseId" int NOT NULL,
    "childId" int NOT NULL,
    relation text NOT NULL,
    "relationRaw" text,
    downloads bigint NOT NULL,
    "isFirst" boolean NOT NULL,
    CONSTRAINT model_lineage_pk PRIMARY KEY ("childId", "baseId", relation),
    CONSTRAINT model_lineage_child_fk FOREIGN KEY ("childId") REFERENCES model(id) ON DELETE CASCADE,
    CONSTRAINT model_lineage_base_fk FOREIGN KEY ("baseId") REFERENCES model(id) ON DELETE CASCADE
  )`,
  'CREATE INDEX model_lineage_base_idx ON model_lineage ("baseId", id)',
  'CREATE INDEX model_lineage_downloads_idx ON model_lineage ("baseId", downloads DESC, "childId") WHERE "isFirst"',
  `CREATE TABLE model_dataset (
    "modelId" int NOT NULL,
    "datasetId" int NOT NULL,
    downloads bigint NOT NULL,
    CONSTRAINT model_dataset_pk PRIMARY KEY ("modelId", "datasetId"),
    CONSTRAINT model_dataset_model_fk FOREIGN KEY ("modelId") REFERENCES model(id) ON DELETE CASCADE,
    CONSTRAINT model_dataset_dataset_fk FOREIGN KEY ("datasetId") REFERENCES dataset(id) ON DELETE CASCADE
  )`,
  'CREATE INDEX model_dataset_downloads_idx ON model_dataset ("datasetId", downloads DESC, "modelId")',
  LINEAGES_OF,
  DATASETS_OF,
  ...[LINEAGE, DATASETS].map(renewing),
  ...[LINEAGE, DATASETS].map(({ table }) => `SELECT renew_${table}s(ARRAY(SELECT id FROM model))`),
  ...FOLLOWED.flatMap((followed) => [
    following(followed),
    ...EVENTS.map(
      (
        event,
      ) => `CREATE TRIGGER ${followed.table}_list_${event.toLowerCase()} AFTER ${event} ON ${followed.table}
        REFERENCING ${REFERENCING[event]} FOR EACH STATEMENT EXECUTE FUNCTION list_by_${followed.table}()`,
    ),
  ]),
  FOLLOW_DOWNLOADS,
  `CREATE TRIGGER model_list_update AFTER UPDATE ON model
    REFERENCING ${REFERENCING.UPDATE} FOR EACH STATEMENT EXECUTE FUNCTION list_by_downloads()`,
  'SELECT watch_writes()',
];

const DOWN = [
  'DROP FUNCTION list_by_downloads CASCADE',
  ...FOLLOWED.map(({ table }) => `DROP FUNCTION list_by_${table} CASCADE`),
  ...[LINEAGE, DATASETS].flatMap(({ table }) => [
    `DROP FUNCTION renew_${table}s`,
    `DROP FUNCTION ${table}s_of`,
    `DROP TABLE ${table}`,
  ]),
  'DROP FUNCTION read_downloads CASCADE',
  'DROP INDEX model_domain_domain_idx',
  'ALTER TABLE model_domain DROP COLUMN downloads',
  'CREATE INDEX model_domain_domain_idx ON model_domain ("domainId", "modelId")',
];

/**
 * Keeps the models of a domain and of a dataset, and those that were made from one, in the order in
 * which they are listed: a page reads an index as far as the page goes, where all that hangs on the
 * one thing was sorted.
 */
export class ListWhatHangsOnOneThing1764000040100 implements MigrationInterface {
  readonly name = 'ListWhatHangsOnOneThing1764000040100';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
