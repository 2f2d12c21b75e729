import fc from 'fast-check';
import { InvalidInputError } from '../../../src/platform/errors';
import type { Database, ListReader } from '../../../src/platform/database';
import { openModelList, type Row } from './list-reader-support';

let database: Database;
let reader: ListReader<Row>;

beforeAll(async () => {
  ({ database, reader } = await openModelList());
});

afterAll(() => database.close());

it.each([
  [{ downloads: { gte: 200 } }, 3],
  [{ downloads: { isNull: true } }, 3],
  [{ downloads: { not: 100 } }, 6],
  [{ not: { downloads: { gt: 100 } } }, 7],
  [{ tags: { hasAll: ['large', 'vision'] } }, 6],
  [{ or: [{ tags: { has: 'small' } }, { slug: { contains: '-10' } }] }, 5],
  [{ and: [{ tags: { hasAny: ['large'] } }, { publisher: { slug: { eq: 'acme' } } }] }, 3],
  [{ slug: { contains: '%' } }, 0],
  [{ updatedAt: { gt: new Date('2026-01-01') } }, 7],
  [{}, 10],
])('filters by %j', async (where, count) => {
  await expect(reader.count({ where })).resolves.toEqual({ count, isExact: true });
});

it.each<[fault: string, where: object, field: string]>([
  ['a field without comparison', { downloads: {} }, 'where.downloads'],
  ['a null', { downloads: { eq: null } }, 'where.downloads.eq'],
  ['a number that no integer holds', { downloads: { gt: 2 ** 60 } }, 'where.downloads.gt'],
  ['an empty list of alternatives', { or: [] }, 'where.or'],
  ['an empty filter inside another', { or: [{}] }, 'where.or.0'],
  [
    'too deep a nesting',
    { not: { not: { not: { not: { not: { slug: { eq: 'x' } } } } } } },
    'where.not.not.not.not.not',
  ],
  ['too many values', { slug: { in: Array.from({ length: 101 }, () => 'x') } }, 'where.slug.in'],
  ['a text that cannot be stored', { slug: { eq: 'a\0b' } }, 'where.slug.eq'],
  [
    'too many conditions',
    { and: Array.from({ length: 51 }, () => ({ slug: { eq: 'x' } })) },
    'where.and.50.slug',
  ],
  ['a field that there is not', { colour: { eq: 'red' } }, 'where.colour'],
  ['a comparator of another kind', { downloads: { has: 1 } }, 'where.downloads.has'],
])('refuses %s, naming the part at fault', async (_fault, where, field) => {
  const failure = await reader.count({ where }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(InvalidInputError);
  expect(failure).toMatchObject({ field });
});

describe('any filter', () => {
  interface Facts {
    downloads: number | null;
    tags: readonly string[];
  }
  type Holds = (facts: Facts) => boolean;
  /** A filter, and what it means. */
  interface Meant {
    where: object;
    holds: Holds;
  }

  const figure = fc.constantFrom(0, 100, 150, 200);
  const word = fc.constantFrom('small', 'large', 'vision', 'none');
  const known =
    (compare: (downloads: number, value: number) => boolean) =>
    (value: number): Holds =>
    ({ downloads }) =>
      downloads !== null && compare(downloads, value);
  const comparison = (name: string, holds: (value: number) => Holds) =>
    figure.map((value): Meant => ({ where: { downloads: { [name]: value } }, holds: holds(value) }));
  const leaf: fc.Arbitrary<Meant> = fc.oneof(
    comparison(
      'eq',
      known((left, right) => left === right),
    ),
    comparison(
      'gt',
      known((left, right) => left > right),
    ),
    comparison(
      'lte',
      known((left, right) => left <= right),
    ),
    comparison(
      'not',
      (value) =>
        ({ downloads }) =>
          downloads !== value,
    ),
    word.map((tag): Meant => ({ where: { tags: { has: tag } }, holds: ({ tags }) => tags.includes(tag) })),
    fc.uniqueArray(word, { minLength: 1 }).map((words): Meant => ({
      where: { tags: { hasAll: words } },
      holds: ({ tags }) => words.every((each) => tags.includes(each)),
    })),
  );
  const { filter } = fc.letrec<{ filter: Meant }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      tie('filter').map((inner): Meant => ({
        where: { not: inner.where },
        holds: (facts) => !inner.holds(facts),
      })),
      fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((all): Meant => ({
        where: { and: all.map(({ where }) => where) },
        holds: (facts) => all.every(({ holds }) => holds(facts)),
      })),
      fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((some): Meant => ({
        where: { or: some.map(({ where }) => where) },
        holds: (facts) => some.some(({ holds }) => holds(facts)),
      })),
    ),
  }));

  it('accepts exactly the rows that it says, unknown values included', async () => {
    const rows = await database.query<Facts>({
      label: 'test_facts',
      text: 'SELECT downloads, tags FROM model',
    });
    await fc.assert(
      fc.asyncProperty(filter, async ({ where, holds }) => {
        expect((await reader.count({ where })).count).toBe(rows.filter(holds).length);
      }),
      { numRuns: 150 },
    );
  });
});
