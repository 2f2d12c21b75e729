import { OPERATOR } from '../../../src/access';
import { writeSmallCatalogue } from '../../database/recommend/fixture';
import { openTestApp, type TestApp } from '../../support/app';
import { Rows } from '../../support/rows';
import { miscounted } from '../../support/visibility/counted';
import {
  completeWords,
  HiddenRowWriter,
  WORDS,
  type Audience,
  type HiddenRows,
} from '../../support/visibility/hidden-rows';
import { writeHiddenWebhook } from '../../support/visibility/hidden-webhook';
import { MUTATIONS, namingPairs, type Pair } from '../../support/visibility/namings';
import { reachedIn, SchemaWalk, type WalkOperation } from '../../support/visibility/schema-walk';
import { textFilters } from '../../support/visibility/text-filters';
import { openIds, walkArguments } from '../../support/visibility/walk-arguments';
import { WALKERS, Walkers, type Walker } from '../../support/visibility/walker';

/** What each may see of what is hidden. */
const SEES: Readonly<Record<Walker, readonly Audience[]>> = {
  anonymous: [],
  reader: ['internal'],
  member: ['internal', 'vault'],
  admin: ['internal', 'vault', 'strongbox'],
};

/** Fields that the walk finds empty for an administrator, too, and why. */
const OVER_HTTP = 'told of requests that come over HTTP';
const FROM_HUB = 'made of the library and the address at a hub that the walked models do not have';
const WITHOUT_FIGURES = 'figures without a name, where the small catalogue has too few results';
const OF_SIGNATURE = 'of the signature of a base that is itself walked; the small catalogue records none';
const OF_QUESTION = 'a sentence about the question, which has no name of a thing in it';
const OF_READING =
  'a sentence about how many results a first start has still to weigh, without a name of a thing in it';
const UNREACHED: Readonly<Record<string, string>> = {
  'Query.rateLimit': OVER_HTTP,
  'RateLimit.limit': OVER_HTTP,
  'RateLimit.cost': OVER_HTTP,
  'RateLimit.remaining': OVER_HTTP,
  'RateLimit.resetAt': OVER_HTTP,
  'AuditEntry.requestId': OVER_HTTP,
  'Model.startSnippet': FROM_HUB,
  'BaseRecommendation.startSnippet': FROM_HUB,
  'StartSnippet.language': FROM_HUB,
  'StartSnippet.code': FROM_HUB,
  'ConstraintCounterfactual.gain': WITHOUT_FIGURES,
  'GainOverScratch.interval': WITHOUT_FIGURES,
  'ScoreDifference.value': WITHOUT_FIGURES,
  'ScoreDifference.interval': WITHOUT_FIGURES,
  'ScoreDifference.probability': WITHOUT_FIGURES,
  'Origin.fields': 'names of fields that an imported record decided; the walked origins are no records',
  'BaseRecommendation.adaptation': OF_SIGNATURE,
  'BaseAdaptation.input': OF_SIGNATURE,
  'BaseAdaptation.head': OF_SIGNATURE,
  'BaseAdaptation.text': OF_SIGNATURE,
  'BaseRecommendations.warning': OF_QUESTION,
  'BaseComparison.warning': OF_READING,
  'TrialPlan.warning': OF_READING,
  'RecommendationTarget.note': OF_QUESTION,
  'RecommendationReplay.problem': 'of a receipt that an earlier version stored',
  'Subscription.betterBaseFound':
    'tells of changes from now on, as test/api/recommend/better-base does; its event is a recommendation',
};

/** Of an operation that does not fit the schema: both of a pair would be refused alike. */
const INVALID = 'GRAPHQL_VALIDATION_FAILED';

/** Values that change with any write, whoever it is for. */
const NUMBERS = new Set(['revision', 'catalogRevision', 'sequence']);

interface Asked {
  readonly recommendBases: { readonly receipt: { readonly id: string } };
}

interface Told {
  readonly operation: WalkOperation;
  readonly answer: unknown;
}

let app: TestApp;
let walk: SchemaWalk;
let walkers: Walkers;
const hidden: HiddenRows[] = [];
const before: Partial<Record<Walker, Told[]>> = {};
const after: Record<Walker, Told[]> = { anonymous: [], reader: [], member: [], admin: [] };

async function walkAs(walker: Walker): Promise<Told[]> {
  const told: Told[] = [];
  for (const operation of walk.operations)
    told.push({ operation, answer: await walkers.ask(walker, operation) });
  return told;
}

beforeAll(async () => {
  app = await openTestApp({ stage: 'migrated' });
  const catalogue = await writeSmallCatalogue(app.database);
  await new Rows(app.database).publisher({ slug: 'house' });
  await completeWords(app.database);
  await app.app.refreshDerived();
  const asked = await app.query(
    `{ recommendBases(input: { target: { dataset: "xray" } }) { receipt { id } } }`,
  );
  const receiptId = String((asked.data as Asked).recommendBases.receipt.id);
  walk = new SchemaWalk(app.app.schema, walkArguments({ ids: openIds(catalogue), receiptId }));
  walkers = await Walkers.of(app);
  const hide = async (audience: Audience) => {
    hidden.push(await new HiddenRowWriter(app.database, catalogue, audience).write(receiptId));
    await app.app.refreshDerived();
  };
  before.anonymous = await walkAs('anonymous');
  await hide('internal');
  before.reader = await walkAs('reader');
  await hide('vault');
  await hide('strongbox');
  await walkers.admit(WORDS.vault.word);
  await writeHiddenWebhook(app.database, WORDS.strongbox.word);
  for (const walker of WALKERS) after[walker] = await walkAs(walker);
}, 900_000);
afterAll(async () => {
  await walkers.stop();
  await app.close();
});

const marksFor = (walker: Walker, isSeen: boolean): string[] =>
  hidden.flatMap(({ audience, marks }) => (SEES[walker].includes(audience) === isSeen ? marks : []));

it('asks for every field that reading can reach: a new one is walked, or fails here', () => {
  expect(walk.undecided).toEqual([]);
  const reached = new Set<string>();
  for (const { answer } of [...after.admin, ...after.member]) reachedIn(answer, reached);
  const roots = Object.keys(app.app.schema.getSubscriptionType()!.getFields());
  for (const { operation, answer } of after.admin)
    if (operation.kind === 'subscription' && Array.isArray(answer) && answer.length > 0)
      for (const root of roots) if (operation.source.includes(root)) reached.add(`Subscription.${root}`);
  expect(walk.fields.filter((field) => !reached.has(field) && !(field in UNREACHED))).toEqual([]);
  expect(Object.keys(UNREACHED).filter((field) => reached.has(field))).toEqual([]);
});

it('an administrator is answered without an error, and sees each mark: so that one would be noticed', () => {
  const errors = after.admin.flatMap(({ answer }) => ('errors' in Object(answer) ? [answer] : []));
  expect(errors).toEqual([]);
  const all = after.admin.map(({ answer }) => JSON.stringify(answer)).join('\n');
  expect(marksFor('admin', true).filter((mark) => !all.includes(mark))).toEqual([]);
  const member = after.member.map(({ answer }) => JSON.stringify(answer)).join('\n');
  expect(marksFor('member', true).filter((mark) => !member.includes(mark))).toEqual([]);
});

it.each(WALKERS)('%s reads nothing of what is for others', (walker) => {
  const marks = marksFor(walker, false);
  const seen = after[walker].flatMap(({ operation, answer }) => {
    const text = JSON.stringify(answer);
    return marks.filter((mark) => text.includes(mark)).map((mark) => `${operation.place}: ${mark}`);
  });
  expect(seen).toEqual([]);
});

it.each(WALKERS)('what %s is told of numbers is what there is', (walker) => {
  const wrong = after[walker].flatMap(({ operation, answer }) =>
    miscounted(answer).map((fault) => `${operation.source.slice(0, 80)} ${fault}`),
  );
  expect(wrong).toEqual([]);
});

/** An answer without the numbers that any write changes; a replay tells them in words. */
const lasting = (answer: unknown): string =>
  JSON.stringify(answer, (key, value: unknown) => {
    const { kind } = Object(value) as { readonly kind?: unknown };
    return NUMBERS.has(key) ? '' : kind === 'CATALOG' ? { kind } : value;
  });

it.each(['anonymous', 'reader'] as const)(
  'what is hidden from %s moves no answer, to the last digit',
  (walker) => {
    const moved = after[walker].filter(
      ({ answer }, place) => lasting(answer) !== lasting(before[walker]?.[place]?.answer),
    );
    expect(moved.map(({ operation }) => operation.source)).toEqual([]);
  },
);

it('what members see moves their answers', () => {
  const about = (walker: Walker, part: string) =>
    JSON.stringify(after[walker].filter(({ operation }) => operation.source.includes(part)));
  for (const part of [
    'recommendBases',
    'compareBases',
    'trialPlan',
    'similarModels',
    'isLeaked',
    'totalCount',
  ])
    expect(about('member', part)).not.toBe(about('anonymous', part));
});

it.each(['anonymous', 'reader', 'member'] as const)(
  'naming what is hidden is answered to %s as naming what is not there',
  async (walker) => {
    const unlike: string[] = [];
    for (const rows of hidden.filter(({ audience }) => !SEES[walker].includes(audience)))
      for (const pair of namingPairs(rows).reading) {
        const kind = pair.hidden.startsWith('subscription') ? 'subscription' : 'query';
        const ask = (source: string) => walkers.ask(walker, { kind, source });
        const [one, other] = [pair.masked(await ask(pair.hidden)), pair.masked(await ask(pair.missing))];
        expect(other).not.toContain(INVALID);
        if (one !== other) unlike.push(`${pair.hidden}\n${one}\n${other}`);
      }
    expect(unlike).toEqual([]);
  },
);

it('naming what is hidden in a mutation is answered as naming what is not there', async () => {
  const mutations = Object.keys(app.app.schema.getMutationType()!.getFields());
  expect(mutations.filter((name) => !(name in MUTATIONS))).toEqual([]);
  const { secret } = await app.app.tokens.create(
    {
      name: 'writer',
      scopes: ['read', 'report', 'write'],
      publishers: null,
    },
    OPERATOR,
  );
  const rows = hidden.find(({ audience }) => audience === 'strongbox')!;
  const ask = async ({ masked }: Pair, source: string) => masked(await app.query(source, { token: secret }));
  const unlike: string[] = [];
  for (const pair of namingPairs(rows).writing) {
    const [one, other] = [await ask(pair, pair.hidden), await ask(pair, pair.missing)];
    expect(other).not.toContain(INVALID);
    if (one !== other) unlike.push(`${pair.hidden}\n${one}\n${other}`);
  }
  expect(unlike).toEqual([]);
});

it('no filter finds what is hidden by a word of it', async () => {
  const found: Record<string, number> = {};
  for (const { list, filters } of textFilters(app.app.schema, WORDS.vault.word)) {
    const parts = filters.map(
      (filter, place) => `f${place}: ${list}(where: ${filter}) { totalCount nodes { __typename } }`,
    );
    const count = async (walker: Walker) => {
      const answer = await walkers.ask(walker, { kind: 'query', source: `{ ${parts.join(' ')} }` });
      const { data } = answer as { data: Record<string, { totalCount: number; nodes: unknown[] }> };
      return Object.values(data).map(({ totalCount, nodes }) => totalCount + nodes.length);
    };
    expect(await count('anonymous')).toEqual(filters.map(() => 0));
    expect(await count('reader')).toEqual(filters.map(() => 0));
    found[list] = (await count('member')).filter((one) => one > 0).length;
  }
  for (const list of ['models', 'datasets', 'evaluations', 'transferEdges', 'transferResults'])
    expect(found[list]).toBeGreaterThan(0);
});

it('a cursor at something hidden continues a list without it', async () => {
  const page = (walker: Walker, list: string, after: string) =>
    walkers.ask(walker, {
      kind: 'query',
      source: `{ ${list}(first: 100${after}) { edges { cursor node { id } } } }`,
    });
  interface Page {
    readonly data: Record<string, { readonly edges: readonly { cursor: string; node: { id: string } }[] }>;
  }
  for (const list of ['models', 'datasets', 'transferResults', 'evaluations', 'transferEdges']) {
    const edges = async (walker: Walker, after = '') =>
      ((await page(walker, list, after)) as Page).data[list]!.edges;
    const all = await edges('admin');
    const seen = (await edges('anonymous')).map(({ node }) => node.id);
    expect(all.length).toBeGreaterThan(seen.length);
    for (const [place, { cursor }] of all.entries()) {
      const rest = all.slice(place + 1).map(({ node }) => node.id);
      const told = (await edges('anonymous', `, after: "${cursor}"`)).map(({ node }) => node.id);
      expect(told).toEqual(rest.filter((id) => seen.includes(id)));
    }
  }
});
