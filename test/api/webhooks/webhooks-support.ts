import { OPERATOR } from '../../../src/access';
import { createLog } from '../../../src/platform/log';
import { ADMIN_TOKEN, openTestApp, type GraphQLAnswer, type TestApp } from '../../support/app';
import { Rows } from '../../support/rows';
import { movableClock, openReceiver, type MovableClock, type Receiver } from '../../support/webhooks';
import type { UserErrorView } from '../mutations/mutations';

const WEBHOOK = `id name url entityTypes operations state disabledAt disabledReason failingSince deliveredUpTo createdAt createdBy`;
const DELIVERY = `id messageId kind since upTo changeCount state attempts statusCode error createdAt lastAttemptAt nextAttemptAt finishedAt
  attemptLog { at durationMs outcome statusCode error }`;
const ERRORS = 'userErrors { field message code }';
const FIELDS: Readonly<Record<string, string>> = {
  webhookCreate: `webhook { ${WEBHOOK} } secret`,
  webhookUpdate: `webhook { ${WEBHOOK} }`,
  webhookDelete: `webhook { ${WEBHOOK} }`,
  webhookRotateSecret: `webhook { ${WEBHOOK} } secret formerSecretUntil`,
  webhookReplay: `webhook { ${WEBHOOK} } delivery { ${DELIVERY} }`,
  webhookTest: `delivery { ${DELIVERY} }`,
};

export interface WebhookView {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly disabledReason: string | null;
  readonly failingSince: string | null;
  readonly deliveredUpTo: number;
  readonly deliveries: { readonly totalCount: number; readonly nodes: readonly DeliveryView[] };
}

export interface DeliveryView {
  readonly id: string;
  readonly messageId: string;
  readonly kind: string;
  readonly state: string;
  readonly attempts: number;
  readonly statusCode: number | null;
  readonly error: string | null;
  readonly since: number | null;
  readonly upTo: number | null;
  readonly changeCount: number;
  readonly nextAttemptAt: string | null;
  readonly attemptLog: readonly {
    readonly at: string;
    readonly durationMs: number;
    readonly outcome: string;
    readonly statusCode: number | null;
    readonly error: string | null;
  }[];
}

/** What any of the mutations answers. */
export interface WebhookPayload {
  readonly webhook: WebhookView | null;
  readonly secret: string | null;
  readonly formerSecretUntil: string | null;
  readonly delivery: DeliveryView | null;
  readonly userErrors: readonly UserErrorView[];
}

/** The application with tokens of several rights, and a receiver. */
export interface WebhookWorld {
  readonly app: TestApp;
  readonly rows: Rows;
  readonly clock: MovableClock;
  readonly receiver: Receiver;
  /** All that the program has logged, at the finest level. */
  readonly logged: readonly string[];
  /** Runs a mutation as the token of a name; as the administrator without one. */
  run(mutation: string, input: object, as?: string): Promise<WebhookPayload>;
  /** The top-level error of a mutation. */
  refused(mutation: string, input: object, as?: string): Promise<unknown>;
  /** Makes a webhook to the receiver. */
  create(input?: object, as?: string): Promise<WebhookView & { readonly secret: string }>;
  /** A field of all webhooks that a token may see. */
  list<Field extends 'id' | 'name'>(field: Field, as?: string): Promise<Record<Field, string>[]>;
  /** Everything there is to see of a webhook. */
  see(id: string, as?: string): Promise<WebhookView>;
  /** Waits until a webhook is as asked for. */
  until(id: string, is: (webhook: WebhookView) => boolean): Promise<WebhookView>;
  program(name: string, facts: object): Promise<string>;
  tokenOf(name: string | undefined): string;
  close(): Promise<void>;
}

type Answer = Omit<GraphQLAnswer, 'data'> & { readonly data: unknown };

export async function openWebhookWorld(origins: 'any' | 'none' = 'any'): Promise<WebhookWorld> {
  const logged: string[] = [];
  const log = createLog('trace', { write: (line) => void logged.push(line) });
  const clock = movableClock();
  const app = await openTestApp({ log, clock, webhooks: { isOn: true, origins } });
  const rows = new Rows(app.database);
  const receiver = await openReceiver();
  for (const slug of ['acme', 'beta']) await rows.publisher({ slug });
  const tokens = new Map<string, string>();
  const tokenOf = (name: string | undefined) => (name === undefined ? ADMIN_TOKEN : (tokens.get(name) ?? ''));
  const program: WebhookWorld['program'] = async (name, facts) => {
    const { secret, id } = await app.app.tokens.create({ name, scopes: ['write'], ...facts }, OPERATOR);
    tokens.set(name, secret);
    return `token:${id}`;
  };
  const query = (text: string, variables: object, as?: string): Promise<Answer> =>
    app.query(text, { variables: { ...variables }, token: tokenOf(as) });
  const ask = (mutation: string, input: object, as?: string) =>
    query(
      `mutation ($input: W${mutation.slice(1)}Input!) { ${mutation}(input: $input) { ${FIELDS[mutation]} ${ERRORS} } }`,
      { input },
      as,
    );
  const run: WebhookWorld['run'] = async (mutation, input, as) => {
    const { data, errors } = await ask(mutation, input, as);
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    // As it is sent: moments are texts.
    return (JSON.parse(JSON.stringify(data)) as Record<string, WebhookPayload>)[mutation]!;
  };
  const see: WebhookWorld['see'] = async (id, as) => {
    const { data } = await query(
      `query ($id: ID!) { webhooks(first: 1, where: { id: { eq: $id } }) { nodes { ${WEBHOOK}
        deliveries(first: 100) { totalCount nodes { ${DELIVERY} } } } } }`,
      { id },
      as,
    );
    return (data as { webhooks: { nodes: WebhookView[] } }).webhooks.nodes[0]!;
  };
  const list: WebhookWorld['list'] = async (field, as) => {
    const { data } = await query(`{ webhooks(first: 100) { totalCount nodes { ${field} } } }`, {}, as);
    const { webhooks } = data as { webhooks: { totalCount: number; nodes: Record<typeof field, string>[] } };
    expect(webhooks.totalCount).toBe(webhooks.nodes.length);
    return webhooks.nodes;
  };
  let made = 0;
  return {
    ...{ app, rows, clock, receiver, logged, run, see, list, program, tokenOf },
    refused: async (mutation, input, as) => (await ask(mutation, input, as)).errors?.[0]?.extensions,
    create: async (input = {}, as) => {
      made += 1;
      const payload = await run('webhookCreate', { name: `hook ${made}`, url: receiver.url, ...input }, as);
      if (payload.webhook === null) throw new Error(JSON.stringify(payload.userErrors));
      return { ...payload.webhook, secret: payload.secret ?? '' };
    },
    until: async (id, is) => {
      for (;;) {
        const webhook = await see(id);
        if (is(webhook)) return webhook;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    close: async () => {
      await app.close();
      await receiver.stop();
    },
  };
}
