import type { MigrationInterface, QueryRunner } from 'typeorm';

const THINGS = ['model', 'dataset'] as const;
type Thing = (typeof THINGS)[number];
/** Relations of hidden origins with the word of whom each is for: SQL, by what they describe. */
type HiddenOrigins = Readonly<Record<Thing, string>>;
type Event = 'INSERT' | 'UPDATE' | 'DELETE';

/** What is counted of a table, and whom a row is for. */
interface Counted {
  readonly condition?: string;
  readonly hasVisibility?: boolean;
  /** Columns with the origins that a row hangs on. */
  readonly origins?: Readonly<Partial<Record<Thing, readonly string[]>>>;
  readonly events?: readonly Event[];
}

const COUNTED: Readonly<Record<string, Counted>> = {
  model: { condition: '"mergedIntoId" IS NULL', hasVisibility: true },
  dataset: { condition: '"mergedIntoId" IS NULL', hasVisibility: true },
  domain: { events: ['INSERT', 'DELETE'] },
  // Of the others it follows from what names them whether they are seen: those are read one by one.
  publisher: { condition: `visibility = 'PUBLIC'` },
  study: { condition: `visibility = 'PUBLIC'` },
  lineage: { origins: { model: ['childOriginId', 'baseOriginId'] } },
  training: { origins: { model: ['modelOriginId'], dataset: ['datasetOriginId'] } },
  evaluation: { origins: { model: ['modelOriginId'], dataset: ['datasetOriginId'] } },
  transfer_result: {
    hasVisibility: true,
    origins: { model: ['baseOriginId', 'adaptedOriginId'], dataset: ['targetOriginId'] },
    events: ['INSERT'],
  },
  origin: { origins: { model: ['id'], dataset: ['id'] }, events: ['INSERT'] },
};

/** An origin is mapped after it is written, be it by one statement: until then it is for everybody. */
const MAPPED_LATER = 'origin';

const EVENTS: readonly Event[] = ['INSERT', 'UPDATE', 'DELETE'];
const REFERENCING: Readonly<Record<Event, string>> = {
  INSERT: 'NEW TABLE AS new_rows',
  UPDATE: 'OLD TABLE AS old_rows NEW TABLE AS new_rows',
  DELETE: 'OLD TABLE AS old_rows',
};

/** Whom a row is for, null where it is for everybody. */
const word = (row: string): string => `(audience_of(${row}.visibility, ${row}."publisherId"))[1]`;

const hiddenOrigins = (thing: Thing): string =>
  `SELECT mapped."originId", ${word('mapped')} AS word FROM ${thing}_origin mapped WHERE mapped.visibility <> 'PUBLIC'`;
const NOW: HiddenOrigins = { model: hiddenOrigins('model'), dataset: hiddenOrigins('dataset') };

/** Whom a row is for: each of these words has to let them see it. */
function audience(
  row: string,
  { hasVisibility = false, origins = {} }: Counted,
  hidden: HiddenOrigins,
): string {
  const words = [
    ...(hasVisibility ? [`SELECT ${word(row)}`] : []),
    ...THINGS.flatMap((thing) => {
      const ids = (origins[thing] ?? []).map((column) => `${row}."${column}"`);
      if (ids.length === 0) return [];
      return [
        `SELECT hidden.word FROM (${hidden[thing]}) hidden WHERE hidden."originId" IN (${ids.join(', ')})`,
      ];
    }),
  ];
  if (words.length === 0) return `'{}'::text[]`;
  return `ARRAY(SELECT DISTINCT one.word COLLATE "C" FROM (${words.join(' UNION ALL ')}) one (word)
      WHERE one.word IS NOT NULL ORDER BY 1)`;
}

/** Adds to the counts of a table what `changes` say, a relation of `by` and `audience`. */
const adding = (table: string, changes: string): string => `
    INSERT INTO row_count AS known (kind, audience, count)
    SELECT '${table}', changed.audience, sum(changed.by) FROM (${changes}) changed
    GROUP BY changed.audience HAVING sum(changed.by) <> 0
    ON CONFLICT (kind, audience) DO UPDATE SET count = known.count + excluded.count;`;

const counting = (table: string, counted: Counted): string => {
  const { condition = 'true' } = counted;
  const whom = table === MAPPED_LATER ? `'{}'::text[]` : audience('own', counted, NOW);
  const each = (by: number, rows: string): string =>
    `SELECT ${by} AS by, ${whom} AS audience FROM ${rows} own WHERE ${condition}`;
  const came = each(1, 'new_rows');
  const went = each(-1, 'old_rows');
  return `
  CREATE FUNCTION count_${table}_rows() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN ${adding(table, came)}
    ELSIF TG_OP = 'DELETE' THEN ${adding(table, went)}
    ELSE ${adding(table, `${came} UNION ALL ${went}`)}
    END IF;
    RETURN NULL;
  END $$`;
};

const trigger = (table: string, routine: string, event: Event): string =>
  `CREATE TRIGGER ${table}_count_${event.toLowerCase()} AFTER ${event} ON ${table}
    REFERENCING ${REFERENCING[event]} FOR EACH STATEMENT EXECUTE FUNCTION ${routine}()`;

/** Moves the facts that hang on origins which are for others than before. */
function moving(thing: Thing, table: string, counted: Counted): string {
  const columns = counted.origins?.[thing] ?? [];
  const before: HiddenOrigins = {
    ...NOW,
    [thing]: `SELECT moved."originId", moved.word FROM moved WHERE moved.word IS NOT NULL
        UNION ALL ${hiddenOrigins(thing)} AND mapped."originId" <> ALL (origins)`,
  };
  const facts = columns.map((column) => `SELECT id FROM ${table} WHERE "${column}" = ANY (origins)`);
  const changes = `
      WITH moved AS MATERIALIZED (SELECT * FROM unnest(origins, words) AS one ("originId", word)),
        fact AS MATERIALIZED (SELECT * FROM ${table} WHERE id IN (${facts.join(' UNION ')}))
      SELECT 1 AS by, ${audience('fact', counted, NOW)} AS audience FROM fact
      UNION ALL SELECT -1, ${audience('fact', counted, before)} FROM fact`;
  return adding(table, changes);
}

const following = (thing: Thing): string => {
  const isMoved = `ROW(former.visibility, former."publisherId") IS DISTINCT FROM ROW(fresh.visibility, fresh."publisherId")`;
  const gathered = (of: string, rows: string): string =>
    `SELECT array_agg(${of}."originId"), array_agg(${of === 'fresh' ? 'NULL::text' : word(of)}) INTO origins, words FROM ${rows};`;
  const moves = Object.entries(COUNTED).flatMap(([table, counted]) =>
    counted.origins?.[thing] === undefined ? [] : [moving(thing, table, counted)],
  );
  return `
  CREATE FUNCTION count_rows_of_${thing}_origin() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    origins int[];
    words text[];
  BEGIN
    IF TG_OP = 'INSERT' THEN ${gathered('fresh', `new_rows fresh WHERE fresh.visibility <> 'PUBLIC'`)}
    ELSIF TG_OP = 'DELETE' THEN ${gathered('former', `old_rows former WHERE former.visibility <> 'PUBLIC'`)}
    ELSE ${gathered('former', `old_rows former JOIN new_rows fresh USING ("originId") WHERE ${isMoved}`)}
    END IF;
    IF origins IS NULL THEN RETURN NULL; END IF;
    PERFORM FROM catalog_state WHERE id = 1 FOR NO KEY UPDATE;
    ${moves.join('\n')}
    RETURN NULL;
  END $$`;
};

const COUNTS = Object.entries(COUNTED).map(
  ([table, counted]) => `SELECT '${table}', ${audience('own', counted, NOW)} AS audience, count(*)
    FROM ${table} own WHERE ${counted.condition ?? 'true'} GROUP BY 2`,
);

const UP = [
  `CREATE TABLE row_count (
    kind text NOT NULL,
    audience text[] NOT NULL,
    count bigint NOT NULL,
    CONSTRAINT row_count_pk PRIMARY KEY (kind, audience)
  )`,
  `CREATE INDEX publisher_hidden_idx ON publisher (id) WHERE visibility <> 'PUBLIC'`,
  `CREATE INDEX study_hidden_idx ON study (id) WHERE visibility <> 'PUBLIC'`,
  `CREATE FUNCTION counted_rows() RETURNS TABLE (kind text, audience text[], count bigint) LANGUAGE sql STABLE AS $$
    ${COUNTS.join('\n    UNION ALL ')} $$`,
  `CREATE FUNCTION recount_rows() RETURNS void LANGUAGE sql AS $$
    SELECT FROM catalog_state WHERE id = 1 FOR NO KEY UPDATE;
    DELETE FROM row_count;
    INSERT INTO row_count SELECT * FROM counted_rows();
  $$`,
  'SELECT recount_rows()',
  ...Object.entries(COUNTED).flatMap(([table, counted]) => [
    counting(table, counted),
    ...(counted.events ?? EVENTS).map((event) => trigger(table, `count_${table}_rows`, event)),
  ]),
  ...THINGS.flatMap((thing) => [
    following(thing),
    ...EVENTS.map((event) => trigger(`${thing}_origin`, `count_rows_of_${thing}_origin`, event)),
  ]),
  'SELECT watch_writes()',
];

const DOWN = [
  ...THINGS.map((thing) => `DROP FUNCTION count_rows_of_${thing}_origin CASCADE`),
  ...Object.keys(COUNTED).map((table) => `DROP FUNCTION count_${table}_rows CASCADE`),
  'DROP FUNCTION recount_rows',
  'DROP FUNCTION counted_rows',
  'DROP INDEX study_hidden_idx, publisher_hidden_idx',
  'DROP TABLE row_count',
];

/**
 * Keeps how many rows tables have, for each audience: whoever asks how much the catalogue holds
 * reads a few rows, and counts what they may see. Writers hold the feed already when they count.
 */
export class CountRowsByAudience1764000040000 implements MigrationInterface {
  readonly name = 'CountRowsByAudience1764000040000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
