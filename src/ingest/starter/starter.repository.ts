import type { SqlExecutor } from '../../platform/database';
import { STARTER_SOURCE } from '../identity/sources';
import type { DomainRecord } from './starter-data';

interface State {
  starterVersion: string | null;
  /** Of the terms that were written last. */
  taxonomyVersion: string | null;
  isEmpty: boolean;
}

/**
 * Which starter catalogue is loaded, and whether there is anything that does not come from it
 * alone.
 */
export async function loadStarterState(sql: SqlExecutor): Promise<State> {
  const [state] = await sql.query<State>({
    label: 'starter_state',
    text: `SELECT "starterVersion", "taxonomyVersion", NOT EXISTS (
        SELECT FROM origin WHERE NOT "isStub" AND source <> '${STARTER_SOURCE}'
      ) AS "isEmpty" FROM catalog_state`,
  });
  return state ?? { starterVersion: null, taxonomyVersion: null, isEmpty: true };
}

/** The models that the starter catalogue describes, written just now or before. */
export async function loadStarterModelIds(sql: SqlExecutor): Promise<number[]> {
  const rows = await sql.query<{ id: number }>({
    label: 'starter_models',
    text: `SELECT DISTINCT model_origin."modelId" AS id FROM origin
      JOIN model_origin ON model_origin."originId" = origin.id
      WHERE origin.source = '${STARTER_SOURCE}' AND model_origin."isCurrent" ORDER BY 1`,
  });
  return rows.map(({ id }) => id);
}

export async function saveStarterVersion(sql: SqlExecutor, version: string): Promise<void> {
  await sql.query({
    label: 'starter_save_version',
    text: 'UPDATE catalog_state SET "starterVersion" = $1',
    values: [version],
  });
}

/** Parents come before their children, so one statement per level of the tree. */
export async function saveDomains(sql: SqlExecutor, domains: readonly DomainRecord[]): Promise<void> {
  const depthOf = ({ slug }: DomainRecord): number => slug.split('/').length;
  const deepest = Math.max(0, ...domains.map(depthOf));
  for (let depth = 1; depth <= deepest; depth += 1) {
    const level = domains.filter((domain) => depthOf(domain) === depth);
    await sql.query({
      label: 'starter_save_domains',
      text: `INSERT INTO domain (slug, name, description, aliases, "parentId")
        SELECT row.slug, row.name, row.description, row.aliases, parent.id
        FROM jsonb_to_recordset($1::jsonb) AS row (slug text, name text, description text, aliases text[])
        LEFT JOIN domain parent ON parent.slug = regexp_replace(row.slug, '/[^/]+$', '') AND row.slug LIKE '%/%'
        ORDER BY row.slug
        ON CONFLICT (lower(slug)) DO UPDATE
          SET name = excluded.name, description = excluded.description, aliases = excluded.aliases
        WHERE (domain.name, domain.description, domain.aliases)
          IS DISTINCT FROM (excluded.name, excluded.description, excluded.aliases)`,
      values: [JSON.stringify(level)],
    });
  }
}
