import type { CatalogTables } from '../../catalog';
import type { ColumnOf, Database, SqlExecutor } from '../../platform/database';
import type { TransferTables } from '../../transfer';
import { sha256 } from '../digest';
import type { TaxonomyTerms } from './taxonomies';
import type { DomainTerm } from './domain-term';

type Tables = CatalogTables & TransferTables;

interface Table {
  readonly table: string;
  /** Column -> type, `id` first. */
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly object[];
}

/** The compiler refuses columns that the table, or a term that fills it, does not have. */
const tableOf = <Name extends keyof Tables, Column extends ColumnOf<Tables[Name]>>(
  table: Name,
  rows: readonly Readonly<Record<NoInfer<Column>, unknown>>[],
  columns: { readonly [Each in Column]: string },
): Table => ({ table, rows, columns });

const tablesOf = ({ tasks, licenses, libraries, metrics, hubs }: TaxonomyTerms): Table[] => [
  tableOf('hub', hubs, { id: 'text', name: 'text', url: 'text' }),
  tableOf('task', tasks, {
    id: 'text',
    name: 'text',
    description: 'text',
    aliases: 'text[]',
    inputModalities: 'text[]',
    outputModalities: 'text[]',
  }),
  tableOf('license', licenses, {
    id: 'text',
    spdxId: 'text',
    name: 'text',
    url: 'text',
    commercialUse: 'text',
    derivatives: 'text',
    redistribution: 'text',
    copyleft: 'text',
    attribution: 'text',
  }),
  tableOf('library', libraries, { id: 'text', name: 'text', url: 'text' }),
  tableOf('metric', metrics, {
    id: 'text',
    name: 'text',
    direction: 'text',
    minimum: 'double precision',
    maximum: 'double precision',
    unit: 'text',
    aliases: 'text[]',
  }),
];

function upsertText({ table, columns }: Table): string {
  const names = Object.keys(columns).map((name) => `"${name}"`);
  const values = names.filter((name) => name !== '"id"');
  return `
    INSERT INTO ${table} (${names.join(', ')})
    SELECT ${names.join(', ')} FROM jsonb_to_recordset($1::jsonb)
      AS row (${Object.entries(columns)
        .map(([name, type]) => `"${name}" ${type}`)
        .join(', ')})
    ON CONFLICT (id) DO UPDATE SET ${values.map((name) => `${name} = excluded.${name}`).join(', ')}
    WHERE (${values.map((name) => `${table}.${name}`).join(', ')})
      IS DISTINCT FROM (${values.map((name) => `excluded.${name}`).join(', ')})`;
}

/**
 * Writes the taxonomies that ship with the project into the database; terms that were added there
 * stay. Six statements.
 */
export async function saveTaxonomies(sql: SqlExecutor, terms: TaxonomyTerms): Promise<void> {
  for (const table of tablesOf(terms)) {
    await sql.query({
      label: `ingest_save_${table.table}`,
      text: upsertText(table),
      values: [JSON.stringify(table.rows)],
    });
  }
  await sql.query({
    label: 'ingest_save_taxonomy_version',
    text: 'UPDATE catalog_state SET "taxonomyVersion" = $1',
    values: [taxonomyVersion(terms)],
  });
}

/** Changes with any term. */
export const taxonomyVersion = (terms: TaxonomyTerms): string => sha256(JSON.stringify(terms));

/** Writes the taxonomies where these terms were not the last that were written. */
export async function refreshTaxonomies(database: Database, terms: TaxonomyTerms): Promise<void> {
  const [state] = await database.query<{ taxonomyVersion: string | null }>({
    label: 'ingest_taxonomy_version',
    text: 'SELECT "taxonomyVersion" FROM catalog_state',
  });
  if (state?.taxonomyVersion === taxonomyVersion(terms)) return;
  await database.transaction((transaction) => saveTaxonomies(transaction, terms));
}

/** Every domain, as words are matched against it. */
export const loadDomainTerms = (sql: SqlExecutor): Promise<DomainTerm[]> =>
  sql.query<DomainTerm>({
    label: 'ingest_domains',
    text: 'SELECT id, slug, name, aliases FROM domain ORDER BY id',
  });
