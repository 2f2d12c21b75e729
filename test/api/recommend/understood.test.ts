import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { JOB_SENTENCES, type JobSentence } from '../../support/job-sentences';
import { KEPT_ASIDE_SENTENCES } from '../../support/kept-aside-sentences';
import { openHarness, type Harness } from './harness';

const ASK = `query ($input: RecommendBasesInput!) { recommendBases(input: $input) {
  target { kindOfData note task { task { id name } inferred confidence } }
  abstention { code }
} }`;

interface Understood {
  target: {
    kindOfData: string[];
    note: string | null;
    task: { task: { id: string; name: string }; inferred: boolean; confidence: number } | null;
  };
  abstention: { code: string } | null;
}

describe('how a question is understood', () => {
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

  async function ask(description: string, more: object = {}): Promise<Understood> {
    const input = { target: { description }, ...more };
    const { data, errors } = await harness.ask<{ recommendBases: Understood }>(ASK, { input });
    expect(errors).toBeUndefined();
    return data.recommendBases;
  }

  async function misunderstood(jobs: readonly JobSentence[]): Promise<string[]> {
    const wrong: string[] = [];
    for (const { sentence, tasks, kinds } of jobs) {
      const { target, abstention } = await ask(sentence);
      const id = target.task?.task.id ?? '';
      const isKind = kinds.some((kind) => target.kindOfData.join() === kind);
      const isRefused = abstention?.code.startsWith('UNKNOWN') === true;
      if (!tasks.includes(id) || !isKind || isRefused) wrong.push(`${sentence}: ${id}`);
    }
    return wrong;
  }

  it('is right for the task and the kind of data of everyday jobs', async () => {
    expect(await misunderstood(JOB_SENTENCES)).toEqual([]);
  });

  it('is right for jobs that the table of words was not written by', async () => {
    expect(await misunderstood(KEPT_ASIDE_SENTENCES)).toEqual([
      // Of a survey's answers it is not clear that they are texts.
      'cluster survey answers: tabular-classification',
    ]);
  });

  it.each([
    ['Classify German support mails', 'text-classification'],
    ['classify German support mails', 'text-classification'],
    ['find genes and diseases in abstracts', 'token-classification'],
    ['embed paragraphs for retrieval in a help centre', 'text-retrieval'],
  ])('answers "%s", whose subject need not be known', async (sentence, task) => {
    const { target, abstention } = await ask(sentence);
    expect(abstention?.code ?? '').not.toMatch(/^UNKNOWN/);
    expect(target).toMatchObject({ kindOfData: ['TEXT'], task: { task: { id: task }, inferred: true } });
  });

  it('says so where the subject is not known, and only there', async () => {
    expect((await ask('classify German support mails')).target.note).toMatch(
      /knows no domain like the subject/,
    );
    expect((await ask('classify pneumonia in chest x-rays')).target.note).toBeNull();
    expect((await ask('lorem ipsum dolor sit amet')).target.note).toBeNull();
  });

  it('takes a task that is said for what it is, with its kind of data', async () => {
    const task = 'text-classification';
    expect((await ask('route customer account problems', { task })).target).toEqual({
      kindOfData: ['TEXT'],
      note: null,
      task: { task: { id: task, name: 'Text Classification' }, inferred: false, confidence: 1 },
    });
    const fields = { task: 'token-classification' };
    expect((await ask('extract fields from scanned invoices', fields)).target.kindOfData).toEqual(['IMAGE']);
    expect((await ask('find drug names in clinical notes', fields)).target.kindOfData).toEqual(['TEXT']);
  });

  it('is told by the datasets nearby where the words name no task', async () => {
    const { target } = await ask('German road signs, 43 classes');
    expect(target.task).toMatchObject({ task: { id: 'image-classification' }, inferred: true });
    expect(target.task?.confidence).toBeGreaterThan(0.3);
    expect(target.task?.confidence).toBeLessThan(0.8);
  });

  it('goes for domains and datasets of the catalogue too', async () => {
    const target = async (of: object) => {
      const { data } = await harness.ask<{ recommendBases: Understood }>(ASK, { input: { target: of } });
      return data.recommendBases.target;
    };
    expect(await target({ domain: 'street-scenes/traffic-signs' })).toMatchObject({
      kindOfData: ['IMAGE'],
      task: { task: { id: 'image-classification' }, inferred: true },
    });
  });
});
