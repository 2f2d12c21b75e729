import type { Database } from '../../../src/platform/database';
import { countStatements } from '../../support/count-statements';
import { openTestDatabase } from '../../support/database';
import { Rows } from '../../support/rows';
import { openHarness, type Harness } from './harness';

const ASK = `query ($input: RecommendBasesInput!) { recommendBases(input: $input) {
  recommendations { base { slug } score evidenceTier }
  advice { purpose expectedGain text base { slug } }
  ownResults { count text }
  receipt { id }
} }`;
const ORDER_ADVICE = `query ($input: RecommendBasesInput!) { recommendBases(input: $input) {
  orderAdvice { purpose expectedGain protocol text base { slug } target { slug } }
} }`;
const PLAN = `query ($input: RecommendBasesInput!, $budget: Int!, $purpose: TrialPurpose! = FIND_WINNER) {
  trialPlan(input: $input, budget: $budget, purpose: $purpose) {
    purpose trials { base { slug } expectedGain text } text abstention { code }
} }`;
const RECEIPT = `query ($id: ID!) { recommendationReceipt(id: $id) {
  input replay { isExact isSame problem answer { recommendations { base { slug } score } } }
} }`;
const REPORT = `mutation ($input: TransferResultReportInput!) { transferResultReport(input: $input) {
  userErrors { field code message }
} }`;

interface Advice {
  purpose: string;
  expectedGain: number;
  text: string;
  base: { slug: string };
}
interface Ranked {
  recommendations: Array<{ base: { slug: string }; score: number; evidenceTier: string }>;
  advice: Advice | null;
  ownResults: { count: number; text: string } | null;
  receipt: { id: string };
}
interface Plan {
  purpose: string;
  trials: Array<{ base: { slug: string }; expectedGain: number; text: string }>;
  text: string;
  abstention: { code: string } | null;
}
type Own = { base: string; value: number; metric?: string };

const ONE_MORE = 'one more result is needed before yours can be compared';
/** Bases that stand closer than these may change places when the catalogue is read anew. */
const SURE = 10;
const VALUES = [0.91, 0.915, 0.92];

describe('own results', () => {
  let database: Database;
  let harness: Harness;
  let target: { dataset: string };

  beforeAll(async () => {
    database = await openTestDatabase({ stage: 'starter' });
    harness = await openHarness(database);
    target = await register('us/leaves-of-vines');
  });

  afterAll(async () => {
    await harness.stop();
    await database.close();
  });

  /** As `datasetRegister` leaves it. */
  async function register(slug: string): Promise<{ dataset: string }> {
    await new Rows(database).dataset({
      slug,
      name: slug,
      summary: 'Photos of leaves with seven diseases, to classify.',
      modalities: ['IMAGE'],
      tasks: ['image-classification'],
    });
    return { dataset: slug };
  }

  async function ask(measured: Own[] = [], more: object = { target }): Promise<Ranked> {
    const input = { first: 100, measured, ...more };
    const { data, errors } = await harness.ask<{ recommendBases: Ranked }>(ASK, { input });
    expect(errors).toBeUndefined();
    return data.recommendBases;
  }

  async function plan(variables: Record<string, unknown>): Promise<Plan> {
    const { data, errors } = await harness.ask<{ trialPlan: Plan }>(PLAN, variables);
    expect(errors).toBeUndefined();
    return data.trialPlan;
  }

  const slugs = ({ recommendations }: Ranked): string[] => recommendations.map(({ base }) => base.slug);
  const scoresOf = ({ recommendations }: Ranked): number[] => recommendations.map(({ score }) => score);
  const reportsOf = (before: Ranked): Own[] =>
    slugs(before)
      .slice(0, 3)
      .map((base, place) => ({ base, value: VALUES[place] ?? 0 }));

  /**
   * The three stay above all that were expected to be worse than they, by `margin`, in the order of
   * their values.
   */
  function expectGoodOnes(after: Ranked, before: Ranked, margin = 0): void {
    const three = before.recommendations.slice(0, 3);
    const least = Math.min(...three.map(({ score }) => score)) - margin;
    const worse = before.recommendations.filter(({ score }) => score < least).map(({ base }) => base.slug);
    const expected = [...three].reverse().map(({ base }) => base.slug);
    const order = slugs(after);
    const compared = order.filter((slug) => expected.includes(slug) || worse.includes(slug));
    expect(worse.length).toBeGreaterThan(50);
    expect(compared.slice(0, 3)).toEqual(expected);
    expect(order[0]).toBe(expected[0]);
  }

  it('of the first three are taken in from the second on, and leave all three where they belong', async () => {
    const before = await ask();
    const own = reportsOf(before);
    const [one, two, three] = [await ask(own.slice(0, 1)), await ask(own.slice(0, 2)), await ask(own)];

    expect(slugs(one)).toEqual(slugs(before));
    expect(one.ownResults).toMatchObject({ count: 1, text: expect.stringContaining(ONE_MORE) as string });
    expect(one.advice?.text).toContain(ONE_MORE);
    expect(one.advice?.base.slug).not.toBe(own[0]?.base);

    expect(scoresOf(two)).not.toEqual(scoresOf(one));
    expect(scoresOf(three)).not.toEqual(scoresOf(two));
    expect(three.ownResults).toEqual({
      count: 3,
      text: '3 results on the target itself (accuracy by fine-tuning) are taken in.',
    });
    expect(own.map(({ base }) => base)).not.toContain(three.advice?.base.slug);
    // Relatives of the best of the three rise with it, beyond the one of the lowest value.
    expectGoodOnes(three, before);
  });

  it('do the same when they are reported on a registered dataset', async () => {
    const reported = await register('us/leaves-of-roses');
    const asked = { target: reported };
    const before = await ask([], asked);
    const own = reportsOf(before);
    const answers: Ranked[] = [];
    for (const { base, value } of own) {
      const { data } = await harness.mutate<{ transferResultReport: { userErrors: unknown[] } }>(REPORT, {
        input: {
          study: { key: 'own', title: 'Our own runs', citation: 'We, 2026' },
          base,
          target: reported.dataset,
          protocol: 'FINE_TUNE',
          metric: 'accuracy',
          value,
        },
      });
      expect(data.transferResultReport.userErrors).toEqual([]);
      answers.push(await ask([], asked));
    }
    const [one, two, three] = answers;
    expect(slugs(one!).slice(0, SURE)).toEqual(slugs(before).slice(0, SURE));
    expect(one?.advice?.text).toContain(ONE_MORE);
    expect(one?.advice?.base.slug).not.toBe(own[0]?.base);
    expect(scoresOf(two!)).not.toEqual(scoresOf(one!));
    expect(scoresOf(three!)).not.toEqual(scoresOf(two!));
    expect(own.map(({ base }) => base)).not.toContain(three?.advice?.base.slug);
    expectGoodOnes(three!, before);
  });

  it('are refused at the field at fault', async () => {
    const fault = async (own: object) => {
      const input = { target, measured: [{ base: slugs(await ask())[0], value: 0.9, ...own }] };
      return (await harness.ask(ASK, { input })).errors?.[0];
    };
    expect(await fault({ base: 'us/nothing' })).toMatchObject({
      message: '"input.measured.0.base" must be the slug of an active model of this catalogue.',
      extensions: { code: 'BAD_USER_INPUT', field: 'input.measured.0.base' },
    });
    expect((await fault({ value: 91 }))?.message).toMatch(
      /^"input\.measured\.0\.value" .* 91 percent as 0\.91\.$/,
    );
    expect((await fault({ metric: 'likes' }))?.extensions.field).toBe('input.measured.0.metric');
  });

  it('are kept in the receipt, from which the same answer comes again', async () => {
    const own = reportsOf(await ask());
    const asked = await ask([...own].reverse());
    const { data } = await harness.ask<{
      recommendationReceipt: {
        input: { measured: Own[] };
        replay: { answer: Pick<Ranked, 'recommendations'> };
      };
    }>(RECEIPT, { id: asked.receipt.id });
    const { input, replay } = data.recommendationReceipt;
    expect(input.measured.map(({ base }) => base)).toEqual(own.map(({ base }) => base.toLowerCase()).sort());
    expect(replay).toMatchObject({ isExact: true, isSame: true, problem: null });
    expect(replay.answer.recommendations.map(({ score }) => score)).toEqual(scoresOf(asked));
  });

  it('are asked for by an advice to learn the order, too', async () => {
    const own = reportsOf(await ask());
    const { data, errors } = await harness.ask<{ recommendBases: { orderAdvice: Advice } }>(ORDER_ADVICE, {
      input: { target, measured: own },
    });
    expect(errors).toBeUndefined();
    const { orderAdvice } = data.recommendBases;
    expect(orderAdvice).toMatchObject({ purpose: 'LEARN_ORDER', target: { slug: target.dataset } });
    expect(orderAdvice.expectedGain).toBeGreaterThan(0);
    expect(orderAdvice.expectedGain).toBeLessThan(1);
    expect(own.map(({ base }) => base)).not.toContain(orderAdvice.base.slug);
  });

  it.each(['FIND_WINNER', 'LEARN_ORDER'])('are planned as a batch: %s', async (purpose) => {
    const own = reportsOf(await ask());
    const constraints = { maxParameters: 100_000_000 };
    const input = { target, measured: own, constraints };
    const { trials, text, ...rest } = await plan({ input, budget: 5, purpose });
    expect(rest).toEqual({ purpose, abstention: null });
    expect(trials).toHaveLength(5);
    const named = trials.map(({ base }) => base.slug);
    expect(new Set([...named, ...own.map(({ base }) => base)]).size).toBe(8);
    const allowed = await ask(own, { target, constraints });
    expect(slugs(allowed)).toEqual(
      expect.arrayContaining(named.filter((slug) => slugs(allowed).includes(slug))),
    );
    expect(trials.every(({ expectedGain }) => expectedGain >= 0)).toBe(true);
    expect(text).toMatch(purpose === 'FIND_WINNER' ? /^Run all 5 and take the best/ : /^The 5 runs together/);
  });

  it('are planned with no trial where the target is not understood, and refused off the budget', async () => {
    const nothing = { target: { description: 'qwxz frobnicate the zzyzx' } };
    expect(await plan({ input: nothing, budget: 3 })).toMatchObject({
      purpose: 'FIND_WINNER',
      trials: [],
      abstention: { code: 'UNKNOWN_TARGET' },
    });
    for (const budget of [0, 21]) {
      const { errors } = await harness.ask(PLAN, { input: { target }, budget });
      expect(errors?.[0]?.message).toBe('"budget" must be a whole number from 1 to 20.');
    }
  });

  it('cost no more statements, and one for the bases of a plan', async () => {
    const own = reportsOf(await ask());
    const without = await countStatements(() => ask());
    await expect(countStatements(() => ask(own))).resolves.toBe(without);
    // Is the catalogue as it was read? Then the models.
    const asked = { input: { target, measured: own }, budget: 5 };
    await expect(countStatements(() => plan(asked))).resolves.toBe(2);
  });
});
