import { randomBytes } from 'node:crypto';
import type { Database } from '../platform/database';
import { AppError, InvalidInputError, UnavailableError } from '../platform/errors';
import { findPlace, runStatements, type ReportingPlace } from './reporting-role.repository';
import { roleStatements, type ReportingRole } from './role-statements';
import { scramSecret } from './scram-secret';

/** What is wanted of a role. */
export interface RoleRequest extends ReportingRole {
  /** Whether a role that is there gets another password; a new one gets one anyway. */
  readonly renewsPassword: boolean;
  /** Whether the statements are only wanted, for somebody else to run. */
  readonly isPrinted: boolean;
}

/** What was done, or is to be done. */
export interface RoleReport {
  readonly database: string;
  readonly schema: string;
  readonly statements: readonly string[];
  /** Shown once, and kept nowhere; null where the role keeps its own. */
  readonly password: string | null;
}

const NAME = /^(?!pg_)[a-z_][a-z0-9_-]{0,62}$/i;
const PASSWORD_BYTES = 24;
/** SQLSTATE `insufficient_privilege`. */
const NOT_ALLOWED = '42501';

const isNotAllowed = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === NOT_ALLOWED;

/** Lets others read the views by SQL, as roles of PostgreSQL. */
export class ReportingRoleService {
  constructor(private readonly database: Pick<Database, 'query' | 'transaction'>) {}

  /**
   * Makes a role that reads the views and nothing else, or lets one in that is there.
   *
   * @throws InvalidInputError where the name cannot be one, or is of somebody who reads the tables
   * @throws UnavailableError where there are no views
   * @throws AppError where whoever runs this may not make roles
   */
  async prepare(request: RoleRequest): Promise<RoleReport> {
    const { name, renewsPassword, isPrinted } = request;
    if (!NAME.test(name))
      throw new InvalidInputError(
        'name',
        'a name of letters, digits, _ and -, at most 63 of them, that does not begin with pg_',
      );
    const place = await this.findReadable(name);
    const password =
      renewsPassword || !place.roleIsThere ? randomBytes(PASSWORD_BYTES).toString('hex') : null;
    const secret = password === null ? null : scramSecret(password);
    const { database, schema } = place;
    const statements = roleStatements(request, place, { schema, secret });
    if (!isPrinted) await this.run(name, statements);
    return { database, schema, statements, password };
  }

  private async findReadable(name: string): Promise<ReportingPlace & { schema: string }> {
    const place = await findPlace(this.database, name);
    const { schema, roleReadsTables } = place;
    if (schema === null)
      throw new UnavailableError('The database has no views for reports.', {
        hint: 'Run "rootstock migrate" first.',
      });
    if (roleReadsTables)
      throw new InvalidInputError(
        'name',
        `that of a role which reads nothing but views; ${name} reads the tables, whatever views leave out`,
      );
    return { ...place, schema };
  }

  private async run(name: string, statements: readonly string[]): Promise<void> {
    try {
      await this.database.transaction((transaction) => runStatements(transaction, statements));
    } catch (error) {
      if (!isNotAllowed(error)) throw error;
      throw new AppError('FORBIDDEN', 'The role of DATABASE_URL may not make or change this role.', {
        hint: `An administrator of the server may: rootstock reporting-role ${name} --print`,
        cause: error,
      });
    }
  }
}
