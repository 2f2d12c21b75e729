import type { Standing } from '../../../src/access/token/principals';
import { ADMIN, type Viewer } from '../../../src/access/viewer';
import { encodeGlobalId } from '../../../src/platform/graphql/global-id';
import type { Database } from '../../../src/platform/database';
import { UnavailableError } from '../../../src/platform/errors';
import type { SafeFetch } from '../../../src/platform/fetch/safe-fetch';
import { createLog } from '../../../src/platform/log';
import { createWebhooks, type Webhooks } from '../../../src/webhooks';
import type { KeptAttempt } from '../../../src/webhooks/delivery/webhook-delivery.entity';
import { Rows } from '../../support/rows';
import { openTestDatabase } from '../../support/database';
import { movableClock, type MovableClock, type ReceivedMessage } from '../../support/webhooks';

/** A message as it was sent to a receiver that is a function. */
export interface Sent {
  readonly url: string;
  readonly id: string;
  readonly message: ReceivedMessage;
  /** Numbers of the changes that it tells. */
  readonly numbers: readonly number[];
}

/** Answers a message; what it throws is what the network does. */
export type Answer = (sent: Sent, signal: AbortSignal) => Promise<Response> | Response;

export const accepts: Answer = () => new Response(null, { status: 204 });
export const answers =
  (status: number, headers: Record<string, string> = {}): Answer =>
  () =>
    new Response('no', { status, headers });
/** Keeps the connection open until nobody waits for it any more. */
export const silent: Answer = (_, signal) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () =>
      reject(new UnavailableError('It cannot be reached.', { cause: signal.reason })),
    );
  });

/** A program that owns webhooks. */
export const program = (name: string, roles: [number, 'VIEWER'][] = []): Viewer => ({
  ...{ kind: 'TOKEN', id: `token:${name}`, name, scopes: new Set(['read', 'write'] as const) },
  roles: new Map(roles),
});

/** The input that names a webhook. */
export const named = (id: number) => ({ webhook: encodeGlobalId('Webhook', id) });
/** Numbers of changes after one, up to another. */
export const range = (after: number, last: number): number[] =>
  Array.from({ length: last - after }, (_, place) => after + 1 + place);

/** What became of a message. */
export interface DeliveryRow {
  readonly messageId: string;
  readonly state: string;
  readonly attempts: number;
  readonly statusCode: number | null;
  readonly error: string | null;
  readonly attemptLog: readonly KeptAttempt[];
  readonly since: number | null;
  readonly upTo: number | null;
  readonly nextAttemptAt: Date | null;
}

/** Where a webhook stands. */
export interface WebhookRow {
  readonly state: string;
  readonly position: number;
  readonly disabledReason: string | null;
  readonly failingSince: Date | null;
  readonly leaseHolder: string | null;
}

/** Webhooks on a database of their own, with receivers that are functions. */
export class SendingWorld {
  readonly clock: MovableClock = movableClock();
  readonly sent: Sent[] = [];
  readonly rows: Rows;
  /** Who the owner of every webhook is now. */
  standing: Standing = { viewer: ADMIN };
  /** Tells the administrator's token; null where the processes have none. */
  adminMark: string | null = 'present';
  /** Done once, when a process next asks who that is. */
  meanwhile: (() => Promise<unknown>) | null = null;
  private readonly answers = new Map<string, Answer>();
  private readonly running: Webhooks[] = [];
  private made = 0;

  private constructor(readonly database: Database) {
    this.rows = new Rows(database);
  }

  static async open(): Promise<SendingWorld> {
    return new SendingWorld(await openTestDatabase({ stage: 'taxonomies' }));
  }

  /** A process that sends; each has the same clock. */
  start(): Webhooks {
    const webhooks = this.process();
    webhooks.sender.start();
    return webhooks;
  }

  process(): Webhooks {
    const { database, clock } = this;
    const webhooks = createWebhooks({
      ...{ database, clock, log: createLog('silent'), random: () => 0.5, fetch: this.fetch },
      principals: {
        markOfAdmin: () => Promise.resolve(this.adminMark),
        find: async (principal, mark) => {
          const { meanwhile } = this;
          this.meanwhile = null;
          await meanwhile?.();
          const isFormer = principal === ADMIN.id && mark !== this.adminMark;
          return isFormer ? { viewer: null, because: 'REPLACED' } : this.standing;
        },
      },
    });
    this.running.push(webhooks);
    return webhooks;
  }

  /** Makes a webhook whose receiver answers so; returns its row id. */
  async webhook(answer: Answer = accepts, input: object = {}, owner: Viewer = ADMIN): Promise<number> {
    this.made += 1;
    const url = `https://receiver-${this.made}.example/`;
    this.answers.set(url, answer);
    const { service } = this.process();
    const { webhook } = await service.create({ name: url, url, ...input }, owner);
    return webhook.id;
  }

  /** What the receiver of a webhook answers from now on. */
  async answer(id: number, answer: Answer): Promise<void> {
    this.answers.set(await this.urlOf(id), answer);
  }

  /** What was sent to a webhook. */
  async sentTo(id: number): Promise<Sent[]> {
    const url = await this.urlOf(id);
    return this.sent.filter((one) => one.url === url);
  }

  async see(id: number): Promise<WebhookRow> {
    const [row] = await this.query<WebhookRow>(
      `SELECT state, position, "disabledReason", "failingSince", "leaseHolder" FROM webhook WHERE id = $1`,
      id,
    );
    if (row === undefined) throw new Error(`There is no webhook ${id}.`);
    return row;
  }

  deliveries(id: number): Promise<DeliveryRow[]> {
    return this.query<DeliveryRow>('SELECT * FROM webhook_delivery WHERE "webhookId" = $1 ORDER BY id', id);
  }

  query<Row>(text: string, ...values: unknown[]): Promise<Row[]> {
    return this.database.query<Row>({ label: 'test', text, values });
  }

  async revision(): Promise<number> {
    const [row] = await this.query<{ revision: number }>('SELECT revision FROM catalog_state');
    return row?.revision ?? 0;
  }

  /** The input that names the message of a webhook that was made last. */
  async lastDelivery(id: number): Promise<{ webhook: string; delivery: string }> {
    const [row] = await this.query<{ id: number }>(
      'SELECT max(id) AS id FROM webhook_delivery WHERE "webhookId" = $1',
      id,
    );
    return { ...named(id), delivery: encodeGlobalId('WebhookDelivery', row?.id ?? 0) };
  }

  /** Adds publishers: a change each. Returns the number of the last. */
  async change(count = 1): Promise<number> {
    this.made += 1;
    await this.query(
      `INSERT INTO publisher (slug, name) SELECT $1 || n, 'x' FROM generate_series(1, $2::int) n`,
      `change-${this.made}-`,
      count,
    );
    return this.revision();
  }

  /** Resolves when something holds. */
  async until(holds: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  /** Resolves when a webhook has delivered up to a change. */
  reached(id: number, number: number): Promise<void> {
    return this.until(async () => (await this.see(id)).position === number);
  }

  /** Ends every process that was started, as SIGTERM does. */
  async stop(): Promise<void> {
    await Promise.all(this.running.splice(0).map(({ sender }) => sender.stop()));
  }

  /** Leaves nothing of a test to the next. */
  async clear(): Promise<void> {
    await this.stop();
    await this.query('DELETE FROM webhook');
    this.standing = { viewer: ADMIN };
    this.adminMark = 'present';
    this.sent.length = 0;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.database.close();
  }

  private readonly fetch: SafeFetch = async (url, { post, signal = new AbortController().signal } = {}) => {
    const message = JSON.parse(post?.body ?? '') as ReceivedMessage;
    const numbers = (message.data.changes ?? []).map(({ sequence }) => sequence);
    const sent = { url, id: post?.headers['webhook-id'] ?? '', message, numbers };
    this.sent.push(sent);
    return (this.answers.get(url) ?? accepts)(sent, signal);
  };

  private async urlOf(id: number): Promise<string> {
    const [row] = await this.query<{ url: string }>('SELECT url FROM webhook WHERE id = $1', id);
    return row?.url ?? '';
  }
}
