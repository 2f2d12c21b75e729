import { openReceiver, type Receiver } from '../support/webhooks';
import { isShort, killsAsked } from './support/catalogue';
import { command, startCluster, type Cluster } from './support/cluster';
import { report } from './support/ledger';
import { end, endAll, serve, type Service } from './support/program';
import { ask } from './support/writers';

const KILLS = killsAsked ?? (isShort ? 4 : 16);
/** Of each: how much of a message the service has done when it is killed. */
const MOMENTS = ['before the answer', 'after the answer', 'at any time', 'while it makes the next'] as const;

let cluster: Cluster;
let receiver: Receiver;
let place: { DATABASE_URL: string; ROOTSTOCK_WEBHOOK_ORIGINS: string };
beforeAll(async () => {
  cluster = await startCluster();
  await command(cluster.url(), 'CREATE DATABASE hooks');
  place = { DATABASE_URL: cluster.url('hooks'), ROOTSTOCK_WEBHOOK_ORIGINS: '*' };
  receiver = await openReceiver();
});
afterEach(endAll);
afterAll(async () => {
  await receiver.stop();
  cluster.remove();
});

const sql = <Row>(...texts: string[]): Promise<Row[]> => command<Row>(place.DATABASE_URL, ...texts);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
let made = 0;
const change = (count: number) =>
  sql(
    `INSERT INTO publisher (slug, name) SELECT 'change-${(made += 1)}-' || n, 'x' FROM generate_series(1, ${count}) n`,
  );
const until = async (holds: () => Promise<boolean> | boolean) => {
  while (!(await holds())) await pause(1);
};

/** Kills the service at a moment of a message that it sends. */
async function kill(service: Service, moment: (typeof MOMENTS)[number]): Promise<void> {
  const { length } = receiver.received;
  receiver.reply = moment === 'before the answer' ? null : { status: 204 };
  await change(130);
  if (moment === 'at any time') await pause(Math.random() * 1_500);
  else await until(() => receiver.received.length > length + (moment === 'while it makes the next' ? 1 : 0));
  await end(service, 'SIGKILL');
}

it('tells each change under one id, and leaves none out, however often the service is killed', async () => {
  let service = await serve(place);
  const answer = await ask(service.url, {
    query: `mutation { webhookCreate(input: { name: "mirror", url: "${receiver.url}" }) { webhook { deliveredUpTo } userErrors { message } } }`,
  });
  if (typeof answer === 'string' || !answer.body.includes('"userErrors":[]'))
    throw new Error(`There is no webhook: ${JSON.stringify(answer)}`);
  const [{ since }] = (await sql<{ since: string }>('SELECT position AS since FROM webhook')) as [
    { since: string },
  ];
  const left: Record<string, number> = {};
  for (let count = 0; count < KILLS; count += 1) {
    const moment = MOMENTS[count % MOMENTS.length] ?? 'at any time';
    await kill(service, moment);
    const [row] = await sql<{ count: string }>('SELECT count(*) FROM webhook_delivery WHERE "isNext"');
    left[moment] = (left[moment] ?? 0) + Number(row?.count);
    receiver.reply = { status: 204 };
    // The lease of the killed process ends by the clock of the database: a minute goes by.
    await sql('UPDATE webhook SET "leaseUntil" = now()');
    service = await serve(place);
  }
  const [{ last }] = (await sql<{ last: string }>('SELECT max(sequence) AS last FROM change')) as [
    { last: string },
  ];
  await until(async () => {
    const [webhook] = await sql<{ position: string }>('SELECT position FROM webhook');
    return webhook?.position === last;
  });
  await end(service, 'SIGTERM');
  const told = new Map<string, string>();
  for (const { id, message } of receiver.received) {
    const changes = JSON.stringify(message.data.changes);
    expect(told.get(id) ?? changes).toBe(changes);
    told.set(id, changes);
  }
  const numbers = [...told.values()].flatMap((changes) =>
    (JSON.parse(changes) as { sequence: number }[]).map(({ sequence }) => sequence),
  );
  const repeated = receiver.received.length - told.size;
  report({
    kills: KILLS,
    messages: told.size,
    repeated,
    changes: numbers.length,
    keptAndUndecidedAtKill: left,
  });
  expect(numbers).toEqual(
    Array.from({ length: Number(last) - Number(since) }, (_, n) => Number(since) + 1 + n),
  );
  expect(repeated).toBeGreaterThan(0);
  expect(repeated).toBeLessThanOrEqual(KILLS);
});
