import { checkQuestion } from '../../../src/recommend/question/check-question';
import type { RecommendQuestion } from '../../../src/recommend/question/question';
import type { TaskRow } from '../../../src/recommend/knowledge/rows';
import type { Snapshot } from '../../../src/recommend/knowledge/snapshot';
import { taskCues } from '../../../src/recommend/question/task-cues';
import {
  isClearWithoutSubject,
  kindForTask,
  kindOfDescription,
  taskOfDescription,
  type Surroundings,
} from '../../../src/recommend/question/understand';
import { aKnowledge } from './a-knowledge';
import { finish } from '../../../src/platform/slices';

const aTask = (id: string, inputModalities: TaskRow['inputModalities']): TaskRow => ({
  id,
  name: id,
  description: null,
  aliases: [],
  inputModalities,
  outputModalities: [],
});

/** A description whose subject nothing is known of. */
function strange(
  text: string,
  { task = null, ...more }: Pick<Partial<RecommendQuestion>, 'modality'> & { task?: TaskRow | null } = {},
) {
  const tasks = [aTask('text-classification', ['TEXT']), aTask('image-classification', ['IMAGE'])];
  const knowledge = aKnowledge({ tasks });
  const snapshot = { knowledge, domainModalities: new Map() } as Partial<Snapshot> as Snapshot;
  const question = checkQuestion({ target: { description: text }, ...more });
  const surroundings: Surroundings = {
    cues: finish(taskCues(text, new Map())),
    question,
    task,
    domains: [],
    snapshot,
  };
  const kind = kindOfDescription(text, surroundings);
  return {
    kind,
    isClear: isClearWithoutSubject(text, kind, surroundings),
    task: taskOfDescription(kind, surroundings, null),
  };
}

describe('a description whose subject is not known', () => {
  it('is clear where its words say a task and a kind of data', () => {
    expect(strange('classify German support mails')).toMatchObject({
      kind: 'TEXT',
      isClear: true,
      task: { row: { id: 'text-classification' }, inferred: true, confidence: 0.9 },
    });
    expect(strange('translate Quechua proverbs').isClear).toBe(true);
  });

  it('is not clear where they say only one of them, or next to nothing', () => {
    for (const text of [
      'classify wombats',
      'nice photos',
      'summarise yourself',
      'segment',
      'sort it out',
      'blah',
    ]) {
      expect(`${text}: ${strange(text).isClear}`).toBe(`${text}: false`);
    }
  });

  it('becomes clear by what the question says beside them, but not by that alone', () => {
    const task = aTask('text-classification', ['TEXT']);
    expect(strange('classify wombats', { modality: 'IMAGE' }).isClear).toBe(true);
    expect(strange('wombat letters', { task }).isClear).toBe(true);
    expect(strange('wombats', { task }).isClear).toBe(false);
    expect(strange('wombats', { modality: 'IMAGE', task }).isClear).toBe(false);
    expect(strange('sort it out', { modality: 'IMAGE' }).isClear).toBe(false);
  });
});

describe('the kind of data of a task that is said', () => {
  it('is that of the task, unless the task is found on what is likely as well', () => {
    const fields = aTask('token-classification', ['TEXT']);
    expect(kindForTask(fields, null)).toBe('TEXT');
    expect(kindForTask(fields, 'AUDIO')).toBe('TEXT');
    expect(kindForTask(fields, 'IMAGE')).toBe('IMAGE');
    const both = aTask('visual-question-answering', ['IMAGE', 'TEXT']);
    expect(kindForTask(both, null)).toBe('IMAGE');
    expect(kindForTask(both, 'TEXT')).toBe('IMAGE');
    expect(kindForTask(aTask('other', []), 'AUDIO')).toBe('AUDIO');
  });

  it('gives way to a kind of data that the question names', () => {
    const task = aTask('image-classification', ['IMAGE']);
    expect(strange('classify mails', { task, modality: 'TEXT' }).kind).toBe('TEXT');
    expect(strange('classify mails', { task })).toMatchObject({
      kind: 'IMAGE',
      task: { inferred: false, confidence: 1 },
    });
  });
});
