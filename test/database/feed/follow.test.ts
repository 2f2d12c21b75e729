import { setImmediate as turn } from 'node:timers/promises';
import { createCatalog } from '../../../src/catalog';
import { ChangeFeedService } from '../../../src/catalog/feed/change-feed.service';
import { ChangeRepository } from '../../../src/catalog/feed/change.repository';
import type { Database } from '../../../src/platform/database';
import { createLog } from '../../../src/platform/log';
import { briskClock } from '../../support/clock';
import { countStatements } from '../../support/count-statements';
import { openTestDatabase } from '../../support/database';
import { Rows } from '../../support/rows';
import { changesSince, revision } from './changes';

let database: Database;
let feed: ChangeRepository;
beforeAll(async () => {
  database = await openTestDatabase();
  feed = new ChangeRepository(database);
});
afterAll(() => database.close());

const publish = (prefix: string, count: number) =>
  database.query({
    label: 'test_publish',
    text: `INSERT INTO publisher (slug, name) SELECT $1 || '-' || n, 'x' FROM generate_series(1, $2::int) n`,
    values: [prefix, count],
  });

describe('reading the feed in pages', () => {
  it('visits every change once and in order, each page by one statement', async () => {
    const since = await revision(database);
    await publish('paged', 25);
    const seen: number[] = [];
    const statements = await countStatements(async () => {
      for (let position = since; ;) {
        const page = await feed.findAfter(position, 10);
        seen.push(...page.map(({ sequence }) => sequence));
        const last = page.at(-1);
        if (last === undefined) break;
        position = last.sequence;
      }
    });
    expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => since + 1 + index));
    expect(statements).toBe(4); // 10, 10, 5 and none
  });

  it('tells what changed, how and when', async () => {
    const since = await revision(database);
    const id = await new Rows(database).publisher({ slug: 'told' });
    const [change] = await feed.findAfter(since, 1);
    expect(change).toMatchObject({
      sequence: since + 1,
      entityType: 'Publisher',
      entityId: id,
      slug: 'told',
      operation: 'CREATED',
    });
    expect(Math.abs(Date.now() - (change?.occurredAt.getTime() ?? 0))).toBeLessThan(60_000);
  });
});

describe('following the feed while several write', () => {
  it('tells every change once and in order, whoever commits first', async () => {
    const since = await revision(database);
    const service = new ChangeFeedService({
      findAfter: (position, size) => feed.findAfter(position, size),
      revision: () => revision(database),
      clock: briskClock,
      log: createLog('silent'),
      pageSize: 7,
    });
    const stream = await service.follow(since);
    const writer = async (name: string) => {
      for (let round = 0; round < 8; round++)
        await database
          .transaction(async (transaction) => {
            const rows = new Rows(transaction);
            await rows.publisher({ slug: `${name}-${round}-a` });
            for (let turns = round % 3; turns > 0; turns--) await turn();
            await rows.publisher({ slug: `${name}-${round}-b` });
            // What is rolled back is never told, though its numbers were given.
            if (round === 5) throw new Error('changed my mind');
          })
          .catch(() => undefined);
    };
    const writing = Promise.all(['one', 'two', 'three'].map(writer));
    const told: number[] = [];
    while (told.length < 3 * 7 * 2) {
      const { value } = await stream.next();
      told.push(value?.sequence ?? Number.NaN);
    }
    await writing;
    service.stop();
    expect(told).toEqual((await changesSince(database, since)).map(({ sequence }) => sequence));
  });

  it('begins, for who names no number, behind the last change', async () => {
    const { changes } = createCatalog({
      database,
      log: createLog('silent'),
      facts: { encoderVersion: null, recommenderVersion: null, tensorBackend: null },
    });
    const since = await revision(database);
    const stream = await changes.follow();
    await publish('late', 1);
    expect((await stream.next()).value).toMatchObject({ sequence: since + 1, slug: 'late-1' });
    changes.stop();
  });
});
