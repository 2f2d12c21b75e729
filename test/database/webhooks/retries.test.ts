import { ADMIN } from '../../../src/access/viewer';
import { UnavailableError } from '../../../src/platform/errors';
import { LookupError } from '../../../src/platform/fetch/name-lookup';
import { RefusedAddressError } from '../../../src/platform/fetch/refused-address';
import { encodeGlobalId } from '../../../src/platform/graphql/global-id';
import { accepts, answers, program, SendingWorld, silent, type DeliveryRow } from './sending-support';

const [MINUTE, HOUR] = [60_000, 3_600_000];

let world: SendingWorld;
beforeAll(async () => {
  world = await SendingWorld.open();
});
afterEach(() => world.clear());
afterAll(() => world.close());

const attempts = (id: number, count: number) =>
  world.until(async () => (await world.deliveries(id))[0]?.attempts === count);

it('tries a message again after 5 s, 5 min, 30 min and so on, under the same id, and goes on in order', async () => {
  const id = await world.webhook(answers(500));
  const first = await world.change();
  world.start();
  const waits: number[] = [];
  for (let count = 1; count <= 9; count += 1) {
    await attempts(id, count);
    const [delivery] = await world.deliveries(id);
    const wait = (delivery?.nextAttemptAt?.getTime() ?? 0) - world.clock.now();
    waits.push(Math.round(wait / 1_000));
    // Nothing comes earlier, and nothing overtakes it.
    if (count === 1) await world.change();
    world.clock.advance(wait);
  }
  expect(waits).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]);
  const sent = await world.sentTo(id);
  expect(new Set(sent.map((one) => one.id)).size).toBe(1);
  expect(sent.every(({ numbers }) => numbers.length === 1 && numbers[0] === first)).toBe(true);
  await world.answer(id, accepts);
  world.clock.advance(24 * HOUR);
  await world.until(async () => (await world.see(id)).position === first + 1);
  const all = await world.sentTo(id);
  expect(all.slice(-2).map(({ numbers }) => numbers)).toEqual([[first], [first + 1]]);
  expect(await world.see(id)).toMatchObject({ state: 'ACTIVE', failingSince: null });
});

it('leaves a receiver alone for as long as it asks, for a day at most', async () => {
  const id = await world.webhook(answers(429, { 'retry-after': '600' }));
  await world.change();
  world.start();
  await attempts(id, 1);
  const wait = async () =>
    ((await world.deliveries(id))[0]?.nextAttemptAt?.getTime() ?? 0) - world.clock.now();
  expect(Math.round((await wait()) / MINUTE)).toBe(10);
  await world.answer(id, answers(503, { 'retry-after': String(10 * 24 * 3_600) }));
  world.clock.advance(10 * MINUTE);
  await attempts(id, 2);
  expect(Math.round((await wait()) / HOUR)).toBe(24);
});

it('is disabled by 410 Gone at once, and goes on with the same message when it is enabled again', async () => {
  const id = await world.webhook(answers(410));
  const last = await world.change(3);
  world.start();
  await world.until(async () => (await world.see(id)).state === 'DISABLED');
  expect(await world.see(id)).toMatchObject({
    disabledReason: 'GONE',
    position: last - 3,
    leaseHolder: null,
  });
  await world.change();
  await world.answer(id, accepts);
  const { service } = world.process();
  await service.update({ webhook: encodeGlobalId('Webhook', id), enabled: true }, ADMIN);
  await world.until(async () => (await world.see(id)).position === last + 1);
  const sent = await world.sentTo(id);
  expect(sent.map(({ numbers }) => numbers)).toEqual([
    [last - 2, last - 1, last],
    [last - 2, last - 1, last],
    [last + 1],
  ]);
  expect(sent[0]?.id).toBe(sent[1]?.id);
});

it('is disabled when it failed for five days, and nothing is left out then', async () => {
  const id = await world.webhook(answers(500));
  const last = await world.change();
  world.start();
  for (let count = 1; (await world.see(id)).state === 'ACTIVE'; count += 1) {
    await world.until(
      async () =>
        (await world.deliveries(id))[0]?.attempts === count || (await world.see(id)).state !== 'ACTIVE',
    );
    world.clock.advance(25 * HOUR);
  }
  const { failingSince, ...webhook } = await world.see(id);
  expect(webhook).toMatchObject({ disabledReason: 'FAILING', position: last - 1 });
  expect(world.clock.now() - (failingSince?.getTime() ?? 0)).toBeGreaterThan(5 * 24 * HOUR);
  expect(await world.deliveries(id)).toMatchObject([
    { state: 'FAILED', statusCode: 500, error: 'It answered 500: no' },
  ]);
});

it('says what kept a message from arriving', async () => {
  const secret = 'https://receiver.example/?key=s3cret';
  const failures: [Error, string, string][] = [
    [
      new RefusedAddressError(secret, 'receiver.example is at 10.0.0.1, not a public address (private)'),
      'It was not sent: its address is not one that messages are sent to.',
      'ADDRESS_NOT_ALLOWED',
    ],
    [
      new UnavailableError(`${secret} cannot be reached.`, {
        cause: new DOMException('The operation timed out', 'TimeoutError'),
      }),
      'There was no answer within 15 s.',
      'TIMEOUT',
    ],
    [
      new UnavailableError(`${secret} cannot be reached.`, {
        cause: new Error('connect ECONNREFUSED 192.0.2.1:443'),
      }),
      'It could not be reached: connect ECONNREFUSED 192.0.2.1:443.',
      'CONNECTION',
    ],
    [
      new UnavailableError(`${secret} cannot be reached.`, {
        cause: new LookupError('receiver.example', 'ETIMEOUT'),
      }),
      'It could not be reached: the name receiver.example could not be looked up: ETIMEOUT.',
      'DNS',
    ],
    [
      new UnavailableError(`${secret} cannot be reached.`, {
        cause: Object.assign(new Error('certificate has expired'), { code: 'CERT_HAS_EXPIRED' }),
      }),
      'It could not be reached: certificate has expired.',
      'TLS',
    ],
  ];
  await world.change();
  world.start();
  for (const [failure, error, outcome] of failures) {
    const id = await world.webhook(() => Promise.reject(failure));
    await world.change();
    await attempts(id, 1);
    expect(await world.deliveries(id)).toMatchObject([
      { state: 'PENDING', statusCode: null, error, attemptLog: [{ outcome, statusCode: null, error }] },
    ]);
  }
});

it('is not held up by receivers that are slow', async () => {
  const slow = await world.webhook(silent);
  const failing = await world.webhook(answers(500));
  const quick = await world.webhook();
  const since = await world.revision();
  world.start();
  for (let turn = 1; turn <= 3; turn += 1) {
    await world.change(120);
    await world.until(async () => (await world.see(quick)).position === since + turn * 120);
  }
  expect((await world.sentTo(quick)).flatMap(({ numbers }) => numbers)).toHaveLength(360);
  expect(await world.sentTo(slow)).toHaveLength(1);
  expect(await world.sentTo(failing)).toHaveLength(1);
});

it('keeps places for others, however many receivers of one owner are slow', async () => {
  const slow = program('slow');
  for (let made = 0; made < 17; made += 1) await world.webhook(silent, {}, slow);
  const quick = await world.webhook(accepts, {}, program('quick'));
  world.start();
  for (let turn = 1; turn <= 2; turn += 1) {
    const last = await world.change();
    await world.reached(quick, last);
  }
  const [row] = await world.query<{ count: number }>(
    `SELECT count(*)::int FROM webhook WHERE "createdBy" = 'token:slow' AND "leaseUntil" > now()`,
  );
  expect(row?.count).toBe(4);
  expect(world.sent.filter(({ numbers }) => numbers.length > 0)).toHaveLength(6);
});

it('keeps how each attempt went, the latest twenty', async () => {
  const id = await world.webhook(answers(503));
  await world.change();
  world.start();
  await attempts(id, 1);
  const [{ attemptLog, nextAttemptAt }] = (await world.deliveries(id)) as [DeliveryRow];
  expect(attemptLog).toEqual([
    {
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
      durationMs: expect.any(Number) as number,
      ...{ outcome: 'HTTP_STATUS', statusCode: 503, error: 'It answered 503: no' },
    },
  ]);
  expect(nextAttemptAt?.getTime()).toBeGreaterThan(Date.parse(attemptLog[0]?.at ?? ''));
  await world.query(
    `UPDATE webhook_delivery SET attempts = 20, "attemptLog" =
      (SELECT jsonb_agg("attemptLog"[0] || jsonb_build_object('statusCode', 400 + n)) FROM generate_series(1, 20) n)`,
  );
  await world.answer(id, accepts);
  world.clock.advance(MINUTE);
  await attempts(id, 21);
  const [last] = await world.deliveries(id);
  expect(last?.attemptLog.map(({ statusCode }) => statusCode)).toEqual([
    ...Array.from({ length: 19 }, (_, n) => 402 + n),
    204,
  ]);
  expect(last?.attemptLog.at(-1)).toMatchObject({ outcome: 'DELIVERED', error: null });
});
