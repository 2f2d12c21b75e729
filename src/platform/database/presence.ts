import os from 'node:os';
import { Client } from 'pg';
import { UnavailableError } from '../errors';
import { connectionFailure } from './failure';
import type { SqlExecutor } from './statement';
import { WRITTEN_CHANNEL } from './write-notices';

/** What users of a catalogue hold together, and a restore alone: one lock of each schema. */
const KEY = `hashtextextended('rootstock catalogue ' || current_schema(), 0)`;

/** The table by whose file a catalogue is known again: a restore puts it into another. */
export const CATALOGUE_MARK = 'catalog_state';

const ENTER = `SELECT pg_try_advisory_lock_shared(${KEY}) AS "isIn",
  pg_relation_filenode(to_regclass(quote_ident(current_schema()) || '.${CATALOGUE_MARK}')) AS file`;

const TAKE = `SELECT pg_try_advisory_xact_lock(${KEY}) AS "isTaken"`;

// The key of the lock is in two columns of 32 bits.
const USERS = `
  SELECT pid, application_name AS application, to_char(backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS since
  FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND (application_name LIKE 'rootstock%' OR pid IN (
    SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND (classid::bigint << 32) | objid::bigint = ${KEY}))
  ORDER BY application_name LIKE 'rootstock process %' DESC, backend_start, pid`;

/** Who uses a catalogue, as the server sees it. */
export interface CatalogueUser {
  /** Of the server's process; the name of the application says that of the user. */
  readonly pid: number;
  readonly application: string;
  /** When it connected, in ISO 8601; null where the server does not tell this user. */
  readonly since: string | null;
}

/** Who is there, and since when, as a part of a sentence. */
export const describeUser = ({ pid, application, since }: CatalogueUser): string =>
  `"${application}" (server process ${pid}${since === null ? '' : `, since ${since}`})`;

/**
 * Takes the catalogue for a transaction alone, unless somebody uses it; whoever comes until its end
 * is sent away.
 */
export async function takeCatalogue(sql: SqlExecutor): Promise<boolean> {
  const [row] = await sql.query<{ isTaken: boolean }>({ label: 'restore_take_catalogue', text: TAKE });
  return row?.isTaken === true;
}

/** Other connections of Rootstock to the catalogue, those first that stay as long as a process. */
export const listUsers = (sql: SqlExecutor): Promise<CatalogueUser[]> =>
  sql.query<CatalogueUser>({ label: 'restore_users', text: USERS });

const AGAIN_MS = 250;
const LONGEST_MS = 5_000;
/** An application has a name of 63 bytes on a server. */
const LONGEST_HOST = 30;

export interface PresenceNotices {
  /**
   * Called once when another catalogue came into the place of this one, or is coming, while the
   * connection was lost: what this process remembers is of the former one.
   */
  readonly onReplaced: () => void;
  /** Called when some process wrote, and when that may have been missed. */
  readonly onWritten: () => void;
}

/**
 * Shows others that this process uses the catalogue, until it leaves: by a lock on a connection of
 * its own, which is there while the pool has none. A connection that is lost is replaced. The
 * server tells on it what others write.
 */
export class Presence {
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private file: number | null = null;
  private hasLeft = false;

  constructor(
    private readonly connection: { readonly url: string; readonly options: string },
    private readonly notices: PresenceNotices,
  ) {}

  /** @throws UnavailableError when the database does not answer, or is being restored */
  async enter(): Promise<void> {
    const { isIn, file, restoring } = await this.connect();
    if (!isIn) {
      await this.leave();
      throw new UnavailableError(
        `A restore is at work on this database${restoring === undefined ? '' : ` by ${describeUser(restoring)}`}.`,
        { hint: 'Try again when it is done.' },
      );
    }
    this.file = file;
  }

  async leave(): Promise<void> {
    this.hasLeft = true;
    clearTimeout(this.timer);
    await this.client?.end();
  }

  private async connect(): Promise<{ isIn: boolean; file: number | null; restoring?: CatalogueUser }> {
    const { url, options } = this.connection;
    const client = new Client({
      connectionString: url,
      options: `${options} -c statement_timeout=${LONGEST_MS} -c idle_session_timeout=0`,
      connectionTimeoutMillis: LONGEST_MS,
      query_timeout: 2 * LONGEST_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      application_name: `rootstock process ${process.pid} on ${os.hostname().slice(0, LONGEST_HOST)}`,
    });
    // What ended is noticed below; without a listener it would end the process.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ isIn: boolean; file: number | null }>(ENTER);
      const [entered = { isIn: false, file: null }] = rows;
      this.client = client;
      if (entered.isIn) await this.follow(client);
      else return { ...entered, restoring: (await client.query<CatalogueUser>(USERS)).rows[0] };
      return entered;
    } catch (error) {
      await client.end().catch(() => undefined);
      throw connectionFailure(error);
    }
  }

  private async follow(client: Client): Promise<void> {
    const { onWritten } = this.notices;
    client.on('notification', onWritten);
    await client.query(`LISTEN ${WRITTEN_CHANNEL}`);
    // Not before: whoever connects is told of a failure until here, and tries again.
    client.once('end', () => this.comeBackLater());
    onWritten();
  }

  private comeBackLater(): void {
    if (this.hasLeft) return;
    this.timer = setTimeout(() => void this.comeBack(), AGAIN_MS).unref();
  }

  private async comeBack(): Promise<void> {
    const entered = await this.connect().catch(() => null);
    if (entered === null) return this.comeBackLater();
    if (this.hasLeft) return this.client?.end();
    const isOther = this.file !== null && entered.file !== this.file;
    if (entered.isIn && !isOther) {
      this.file = entered.file;
      return;
    }
    await this.leave();
    this.notices.onReplaced();
  }
}
