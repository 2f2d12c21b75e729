import { wayTo, type AdaptationWayName, type ModalityName, type ModelKindName } from '../../../src/catalog';
import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import type { EverydayJob } from '../../support/everyday-job';
import { JOBS_OF_IMAGES } from '../../support/everyday-jobs-of-images';
import { JOBS_OF_OTHER_DATA } from '../../support/everyday-jobs-of-other-data';
import { openHarness, type Harness } from './harness';

const JOBS = [...JOBS_OF_IMAGES, ...JOBS_OF_OTHER_DATA];
const SHOWN = 3;
/** Codes that say honestly that nothing is known of a task that was understood. */
const HONEST = ['NO_EVIDENCE_FOR_TASK', 'NO_EVIDENCE', 'NO_BETTER_THAN_PRIOR', 'NO_CANDIDATES'];

interface Named {
  base: {
    slug: string;
    kind: ModelKindName | null;
    tasks: { id: string }[];
    outputModalities: ModalityName[];
    architecture: { family: string | null } | null;
  };
  way: { way: AdaptationWayName | null } | null;
}

interface Answer {
  recommendations: (Named & { way: { way: AdaptationWayName | null } })[];
  abstention: { code: string; reason: string; alternatives: { base: Named['base'] }[] } | null;
}

const RECOMMEND = `
  query ($input: RecommendBasesInput!) {
    recommendBases(input: $input) {
      recommendations { base { ...facts } way { way } }
      abstention { code reason alternatives(first: 5) { base { ...facts } } }
    }
  }
  fragment facts on Model { slug kind tasks { id } outputModalities architecture { family } }`;

interface Verdict {
  job: string;
  verdict: 'good' | 'acceptable' | 'honest' | 'of the wrong kind' | 'dishonest';
  because: string;
}

const names = (bases: readonly { slug: string }[]): string => bases.map(({ slug }) => slug).join(', ');

/** The way by the table, asked apart from the recommender. */
const wayByTable = (base: Named['base'], task: string, modality: ModalityName): AdaptationWayName | null =>
  wayTo(base.kind, task, [modality], {
    architectureFamily: base.architecture?.family ?? null,
    tasks: base.tasks.map(({ id }) => id),
    outputModalities: base.outputModalities,
  }).way;

/** What an answer is worth, by what was written down beforehand. */
function judge(job: EverydayJob, { recommendations, abstention }: Answer): Verdict {
  const shown = recommendations.slice(0, SHOWN).map(({ base }) => base);
  const is = (verdict: Verdict['verdict'], because: string): Verdict => ({
    job: job.description,
    verdict,
    because,
  });
  const isRight = ({ kind, slug }: Named['base']): boolean =>
    (kind !== null && job.kinds.includes(kind)) || job.right.test(slug);
  if (abstention !== null) {
    const listed = abstention.alternatives.map(({ base }) => base);
    const wrong = listed.filter((base) => !isRight(base));
    if (wrong.length > 0) return is('of the wrong kind', `alternatives ${names(wrong)}`);
    if (job.mayAbstain === undefined || !HONEST.includes(abstention.code))
      return is('dishonest', `${abstention.code}: ${abstention.reason}`);
    return is('honest', `${job.mayAbstain} ${abstention.reason} Named: ${names(listed)}`);
  }
  const wrong = shown.filter((base) => !isRight(base));
  if (wrong.length > 0) return is('of the wrong kind', names(wrong));
  const right = shown.filter(({ slug }) => job.right.test(slug));
  if (right.length > 0) return is('good', `${names(right)}: ${job.why}`);
  return is('acceptable', `${names(shown)} can do it, but: ${job.why}`);
}

describe('everyday jobs, asked of the starter catalogue', () => {
  let database: Database;
  let harness: Harness;

  beforeAll(async () => {
    database = await openTestDatabase({ stage: 'starter' });
    harness = await openHarness(database);
  }, 120_000);

  afterAll(async () => {
    await harness.stop();
    await database.close();
  });

  async function ask(input: object): Promise<Answer> {
    const { data, errors } = await harness.ask<{ recommendBases: Answer }>(RECOMMEND, { input });
    expect(errors).toBeUndefined();
    return data.recommendBases;
  }

  it('get bases of the right kind, good ones for most', async () => {
    const verdicts: Verdict[] = [];
    for (const job of JOBS) {
      const { description, task, modality, classes, trainingExamples } = job;
      const input = { target: { description }, task, modality, classes, trainingExamples };
      verdicts.push(judge(job, await ask(input)));
    }
    const of = (...wanted: Verdict['verdict'][]) =>
      verdicts.filter(({ verdict }) => wanted.includes(verdict));
    if (process.env.ROOTSTOCK_SHOW_VERDICTS !== undefined)
      process.stdout.write(verdicts.map((one) => `${one.verdict} | ${one.job} | ${one.because}\n`).join(''));
    expect(JOBS).toHaveLength(41);
    expect(of('of the wrong kind')).toEqual([]);
    expect(of('good', 'acceptable', 'honest').length).toBeGreaterThanOrEqual(39);
    expect(of('good').length).toBeGreaterThanOrEqual(28);
  }, 120_000);

  it('name no base without a way to the task, whatever task and kind of input', async () => {
    const tasks = await harness.ask<{ tasks: { id: string }[] }>('{ tasks { id } }');
    const modalities = await harness.ask<{ __type: { enumValues: { name: ModalityName }[] } }>(
      '{ __type(name: "Modality") { enumValues { name } } }',
    );
    const wayless: string[] = [];
    let named = 0;
    for (const { id: task } of tasks.data.tasks) {
      for (const { name: modality } of modalities.data.__type.enumValues) {
        const answer = await ask({ target: { domain: 'natural-images' }, task, modality, first: 100 });
        const bases = [
          ...answer.recommendations.map(({ base }) => base),
          ...(answer.abstention?.alternatives ?? []).map(({ base }) => base),
        ];
        named += bases.length;
        for (const base of bases)
          if (wayByTable(base, task, modality) === 'NONE')
            wayless.push(`${base.slug} for ${task} on ${modality}`);
      }
    }
    expect(wayless).toEqual([]);
    expect(named).toBeGreaterThan(1000);
  }, 180_000);
});
