import type { ReportingPlace } from './reporting-role.repository';

/** A role that reads views, and what it may take of the server. */
export interface ReportingRole {
  readonly name: string;
  /** How long one of its statements may take, in milliseconds. */
  readonly timeoutMs: number;
  /** How many connections it may have at once. */
  readonly connections: number;
}

/** How long it may hold a transaction open in which it asks nothing, which holds migrations up. */
const IDLE_MS = 60_000;

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** What PostgreSQL sets when the role connects to this database; other databases have their own. */
const settings = ({ timeoutMs }: ReportingRole, schema: string): Readonly<Record<string, string>> => ({
  statement_timeout: literal(`${timeoutMs}ms`),
  idle_in_transaction_session_timeout: literal(`${IDLE_MS}ms`),
  default_transaction_read_only: 'on',
  search_path: identifier(schema),
  // Compiling takes longer than most of what dashboards ask.
  jit: 'off',
});

/**
 * The statements that let a role read the views of a database, and those that later versions add.
 * Roles are of the whole server: one that another database made is let in here, and keeps its
 * password.
 *
 * @param secret what the server keeps of a new password; null where the role keeps its own
 */
export function roleStatements(
  role: ReportingRole,
  { database, owner, roleIsThere }: Pick<ReportingPlace, 'database' | 'owner' | 'roleIsThere'>,
  { schema, secret }: { readonly schema: string; readonly secret: string | null },
): string[] {
  const name = identifier(role.name);
  const views = identifier(schema);
  const word = roleIsThere ? 'ALTER' : 'CREATE';
  const password = secret === null ? '' : ` PASSWORD ${literal(secret)}`;
  const set = Object.entries(settings(role, schema)).map(
    ([setting, value]) => `ALTER ROLE ${name} IN DATABASE ${identifier(database)} SET ${setting} = ${value}`,
  );
  return [
    `${word} ROLE ${name} LOGIN CONNECTION LIMIT ${role.connections}${password}`,
    ...set,
    `GRANT CONNECT ON DATABASE ${identifier(database)} TO ${name}`,
    `GRANT USAGE ON SCHEMA ${views} TO ${name}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA ${views} TO ${name}`,
    `ALTER DEFAULT PRIVILEGES FOR ROLE ${identifier(owner)} IN SCHEMA ${views} GRANT SELECT ON TABLES TO ${name}`,
  ];
}
