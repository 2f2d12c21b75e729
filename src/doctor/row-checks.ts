import type { Severity } from './finding';

/** What rows must be and no constraint can hold: a query that finds those that are not. */
export interface RowCheck {
  readonly name: string;
  readonly severity?: Severity;
  /** Gives a column `what` that names each row at fault. */
  readonly rows: string;
  /** Completes a sentence that begins with their number. */
  readonly says: string;
  readonly advice: string;
  /** Mends them all. */
  readonly fix?: string;
}

const KINDS = ['model', 'dataset'] as const;
type Kind = (typeof KINDS)[number];

const FIX = 'Run "rootstock doctor --fix".';

const chains = (kind: Kind): string => `
  WITH RECURSIVE chain ("from", "to", steps) AS (
    SELECT id, "mergedIntoId", 1 FROM ${kind} WHERE "mergedIntoId" IS NOT NULL
    UNION ALL SELECT chain."from", next."mergedIntoId", steps + 1 FROM chain JOIN ${kind} next ON next.id = chain."to"
    WHERE next."mergedIntoId" IS NOT NULL AND steps < 100
  )`;

/** Merges empty a thing, and lead to the thing that is left in one step. */
const merges = (kind: Kind): RowCheck[] => [
  {
    name: `${kind}_merge_circles`,
    rows: `${chains(kind)} SELECT DISTINCT slug AS what FROM chain JOIN ${kind} ON id = "from" WHERE "from" = "to"`,
    says: `merged ${kind}s lead back to themselves`,
    advice: `Split one ${kind} of each circle with ${kind}Split.`,
  },
  {
    name: `${kind}_merge_steps`,
    rows: `SELECT away.slug AS what FROM ${kind} away JOIN ${kind} next ON next.id = away."mergedIntoId" WHERE next."mergedIntoId" IS NOT NULL`,
    says: `merged ${kind}s lead to another in more than one step`,
    advice: FIX,
    fix: `${chains(kind)} UPDATE ${kind} SET "mergedIntoId" = last."to" FROM (
        SELECT DISTINCT ON ("from") "from", "to", steps FROM chain ORDER BY "from", steps DESC
      ) last WHERE last."from" = ${kind}.id AND last.steps BETWEEN 2 AND 99`,
  },
  {
    name: `${kind}_merged_with_origins`,
    rows: `SELECT slug AS what FROM ${kind} WHERE "mergedIntoId" IS NOT NULL
      AND EXISTS (SELECT FROM ${kind}_origin WHERE "${kind}Id" = ${kind}.id)`,
    says: `${kind}s were merged away and still have origins, whose facts nobody sees`,
    advice: FIX,
    fix: `UPDATE ${kind}_origin SET "${kind}Id" = away."mergedIntoId", "homeId" = coalesce("homeId", away.id)
      FROM ${kind} away WHERE away.id = "${kind}Id" AND away."mergedIntoId" IS NOT NULL`,
  },
];

const origins = (kind: Kind): RowCheck[] => [
  {
    name: `${kind}_without_origin`,
    rows: `SELECT slug AS what FROM ${kind} WHERE "mergedIntoId" IS NULL
      AND NOT EXISTS (SELECT FROM ${kind}_origin WHERE "${kind}Id" = ${kind}.id)`,
    says: `${kind}s have no origin, so nothing says what they are`,
    advice: 'Import them again, or merge them into what they are.',
  },
  {
    name: `${kind}_origin_unmapped`,
    rows: `SELECT "hubId" || ':' || "externalId" AS what FROM origin WHERE kind = '${kind.toUpperCase()}'
      AND NOT EXISTS (SELECT FROM ${kind}_origin WHERE "originId" = origin.id)`,
    says: `records of ${kind}s belong to no ${kind}`,
    advice: 'Import them again; what belongs to nothing is shown nowhere.',
  },
  {
    name: `${kind}_origin_of_other_kind`,
    rows: `SELECT "hubId" || ':' || "externalId" AS what FROM ${kind}_origin JOIN origin ON origin.id = "originId"
      WHERE kind <> '${kind.toUpperCase()}'`,
    says: `${kind}s have a record of another kind`,
    advice: 'Restore a backup: nothing in Rootstock writes this.',
  },
];

const TYPES = { Model: 'model', Dataset: 'dataset', Domain: 'domain', Publisher: 'publisher' };
const perType = (condition: (table: string) => string): string =>
  Object.entries(TYPES)
    .map(([type, table]) => `("entityType" = '${type}' AND ${condition(table)})`)
    .join(' OR ');
const DANGLING = perType((table) => `NOT EXISTS (SELECT FROM ${table} WHERE id = "entityId")`);
const SHADOWED = perType(
  (table) => `EXISTS (SELECT FROM ${table} WHERE lower(${table}.slug) = lower(slug_redirect.slug))`,
);

const redirects: RowCheck[] = [
  { name: 'redirects_dangling', where: DANGLING, says: 'old slugs lead to nothing' },
  { name: 'redirects_shadowed', where: SHADOWED, says: 'old slugs are somebody’s slug now' },
].map(({ name, where, says }) => ({
  ...{ name, says, advice: FIX },
  rows: `SELECT slug AS what FROM slug_redirect WHERE ${where}`,
  fix: `DELETE FROM slug_redirect WHERE ${where}`,
}));

const NAMES = {
  domain: `concat_ws(' ', slug, name, joined(aliases))`,
  dataset: `concat_ws(' ', slug, name, joined(tags))`,
  model: `concat_ws(' ', slug, name, joined(tags))`,
};
const missingWords = Object.entries(NAMES)
  .map(
    ([table, text]) => `SELECT DISTINCT '${table}' AS source, word FROM ${table}
      CROSS JOIN LATERAL regexp_split_to_table(search_words(${text}), '[\\s\\d_"-]+') AS one (word)
      WHERE length(word) BETWEEN 3 AND 40${table === 'domain' ? '' : ` AND visibility = 'PUBLIC'`}`,
  )
  .join(' UNION ALL ');

const TASK_ENTRIES = `SELECT DISTINCT task AS "taskId", coalesce(downloads, -1) AS downloads, id AS "modelId"
  FROM model CROSS JOIN unnest(tasks) AS task`;

/** Tables that list what is known of models in an order, and what they should hold. */
const LISTED: Readonly<Record<string, { owner: string; columns: string; right: string; fix: string }>> = {
  model_domain: {
    owner: '"modelId"',
    columns: '"modelId", "domainId", downloads',
    right: `SELECT "modelId", "domainId", coalesce(model.downloads, -1) FROM model_domain JOIN model ON model.id = "modelId"`,
    fix: `UPDATE model_domain SET downloads = coalesce(model.downloads, -1) FROM model
      WHERE model.id = "modelId" AND model_domain.downloads <> coalesce(model.downloads, -1)`,
  },
  model_dataset: {
    owner: '"modelId"',
    columns: 'id, "modelId", "datasetId", role, downloads, "isFirst"',
    right: 'SELECT * FROM model_datasets_of(ARRAY(SELECT id FROM model))',
    fix: 'SELECT renew_model_datasets(ARRAY(SELECT id FROM model))',
  },
  model_lineage: {
    owner: '"childId"',
    columns: 'id, "baseId", "childId", relation, "relationRaw", downloads, "isFirst"',
    right: 'SELECT * FROM model_lineages_of(ARRAY(SELECT id FROM model))',
    fix: 'SELECT renew_model_lineages(ARRAY(SELECT id FROM model))',
  },
  listed_evaluation: {
    owner: '"modelId"',
    columns: '"evaluationId", "modelId", value',
    right: 'SELECT * FROM listed_evaluations_of(ARRAY(SELECT id FROM model))',
    fix: 'SELECT renew_listed_evaluations(ARRAY(SELECT id FROM model))',
  },
};
const listed = Object.entries(LISTED).map(([table, { owner, columns, right, fix }]): RowCheck => {
  const stored = `SELECT ${columns} FROM ${table}`;
  return {
    name: `${table}s`,
    rows: `SELECT slug AS what FROM model WHERE id IN (
      SELECT ${owner} FROM ((${stored} EXCEPT (${right})) UNION ALL ((${right}) EXCEPT ${stored})) one (${columns}))`,
    says: `models are not in ${table} as they should be`,
    advice: FIX,
    fix,
  };
});

const derived: RowCheck[] = [
  ...listed,
  {
    name: 'model_tasks',
    rows: `SELECT slug AS what FROM model WHERE id IN (
        SELECT "modelId" FROM (${TASK_ENTRIES} EXCEPT SELECT "taskId", downloads, "modelId" FROM model_task) missing
        UNION SELECT "modelId" FROM (SELECT "taskId", downloads, "modelId" FROM model_task EXCEPT ${TASK_ENTRIES}) other)`,
    says: 'models are not listed by their tasks as they should be',
    advice: FIX,
    fix: `WITH gone AS (
        DELETE FROM model_task entry
        WHERE NOT EXISTS (SELECT FROM model WHERE model.id = entry."modelId" AND model.tasks @> ARRAY[entry."taskId"])
      ) INSERT INTO model_task AS known ("taskId", downloads, "modelId") ${TASK_ENTRIES}
      ON CONFLICT ("modelId", "taskId") DO UPDATE SET downloads = excluded.downloads
      WHERE known.downloads <> excluded.downloads`,
  },
  {
    name: 'lineage_circles',
    // What nothing was made from, or was made from nothing, is in no circle: that is nearly all.
    rows: `WITH RECURSIVE step (child, base) AS (
        SELECT DISTINCT mine."modelId", theirs."modelId" FROM lineage
        JOIN model_origin mine ON mine."originId" = "childOriginId" AND mine."isCurrent"
        JOIN model_origin theirs ON theirs."originId" = "baseOriginId"
      ), inner_step AS MATERIALIZED (
        SELECT * FROM step WHERE child IN (SELECT base FROM step) AND base IN (SELECT child FROM step)
      ), above (child, base) AS (
        SELECT child, base FROM inner_step
        UNION SELECT above.child, inner_step.base FROM above JOIN inner_step ON inner_step.child = above.base
      ) SELECT slug AS what FROM above JOIN model ON model.id = child WHERE child = base`,
    says: 'models go back to themselves',
    advice: 'Split what was merged wrongly with modelSplit, or import a newer record of one of them.',
  },
  {
    name: 'libraries_unknown',
    rows: `SELECT DISTINCT word AS what FROM model CROSS JOIN unnest(libraries) AS word
      WHERE NOT EXISTS (SELECT FROM library WHERE library.id = word)`,
    says: 'libraries of models are not in the list of libraries',
    advice: FIX,
    fix: `INSERT INTO library (id, name) SELECT DISTINCT word, word FROM model CROSS JOIN unnest(libraries) AS word
      ON CONFLICT DO NOTHING`,
  },
  {
    name: 'search_words',
    rows: `SELECT word AS what FROM (${missingWords}) named
      WHERE NOT EXISTS (SELECT FROM search_word known WHERE known.source = named.source AND known.word = named.word)`,
    says: 'words of names are not known to the search for misspelt words',
    advice: FIX,
    fix: `INSERT INTO search_word (source, word) ${missingWords} ON CONFLICT DO NOTHING`,
  },
  {
    name: 'row_counts',
    rows: `SELECT DISTINCT kind AS what FROM row_count
      FULL JOIN counted_rows() AS counted (kind, audience, "isNow") USING (kind, audience)
      WHERE coalesce(count, 0) <> coalesce("isNow", 0)`,
    says: 'kinds of rows are not as many as was counted',
    advice: FIX,
    fix: 'SELECT recount_rows()',
  },
  {
    name: 'feed_position',
    rows: `SELECT revision::text AS what FROM catalog_state WHERE revision <> (SELECT coalesce(max(sequence), revision) FROM change)`,
    says: 'position of the feed is not that of the last change',
    advice: FIX,
    fix: `UPDATE catalog_state SET revision = (SELECT max(sequence) FROM change)`,
  },
  {
    name: 'feed_gaps',
    rows: `SELECT "before" + 1 AS what FROM (SELECT sequence, lag(sequence) OVER (ORDER BY sequence) AS "before" FROM change) one
      WHERE sequence <> "before" + 1`,
    says: 'places of the feed have no change',
    advice: 'Those who follow the catalogue should read it anew; or restore a backup.',
  },
  {
    name: 'webhooks_disabled',
    severity: 'NOTICE',
    rows: `SELECT name AS what FROM webhook WHERE "disabledReason" IN ('GONE', 'FAILING', 'OWNER_ENDED')`,
    says: 'webhooks send nothing: their receivers take nothing, or their tokens have ended',
    advice:
      'Enable them with webhookUpdate, which leaves nothing out; in the place of those whose token has ended make others, and delete them with webhookDelete.',
  },
  {
    name: 'edges_outdated',
    severity: 'NOTICE',
    rows: `SELECT domain.slug AS what FROM domain JOIN transfer_edge edge ON edge."domainId" = domain.id AND edge.kind <> 'DECLARED'
      GROUP BY domain.id HAVING coalesce(max("knowledgeRevision"), -1) < (SELECT "knowledgeRevision" FROM catalog_state)`,
    says: 'domains have transfer edges from before the last change of what they are computed from',
    advice: 'A server computes them again when somebody asks; "rootstock doctor --fix" does it now.',
  },
];

export const ROW_CHECKS: readonly RowCheck[] = [
  ...KINDS.flatMap((kind) => [...merges(kind), ...origins(kind)]),
  ...redirects,
  ...derived,
];
