import tasks from '../../../src/ingest/taxonomy/data/tasks.json';
import { MODALITIES, type ModalityName } from '../../../src/catalog';
import { nameKey } from '../../../src/recommend/knowledge/knowledge';
import { modalityWords } from '../../../src/recommend/knowledge/modality-words';
import { clearWinner } from '../../../src/recommend/knowledge/modality-shares';
import type { TaskRow } from '../../../src/recommend/knowledge/rows';
import { inferTask, kindInCues, kindsOfCues } from '../../../src/recommend/question/infer-task';
import { inferModality } from '../../../src/recommend/question/modality';
import { anyOf, plainWords } from '../../../src/recommend/question/phrases';
import { CLARITIES, TASK_WORDS, taskCues } from '../../../src/recommend/question/task-cues';
import { JOB_SENTENCES, type JobSentence } from '../../support/job-sentences';
import { finish } from '../../../src/platform/slices';

const NAMES = new Map<string, TaskRow>();
for (const task of tasks) {
  const kinds = (names: readonly string[]) => MODALITIES.filter((kind) => names.includes(kind));
  const row = {
    ...task,
    inputModalities: kinds(task.inputModalities),
    outputModalities: kinds(task.outputModalities),
  };
  for (const name of [task.id, task.name, ...task.aliases]) NAMES.set(nameKey(name), row);
}
const TASK_IDS = new Set(tasks.map(({ id }) => id));

/** What a sentence says by its words alone, with no catalogue beside it. */
function understand(sentence: string): { task: string; kind: ModalityName; confidence: number } | null {
  const cues = finish(taskCues(sentence, NAMES));
  const kind = kindInCues(cues) ?? inferModality(sentence, [], new Map(), kindsOfCues(cues));
  const task = kind === null ? null : inferTask(cues, kind);
  return kind === null || task === null ? null : { task: task.id, kind, confidence: task.confidence };
}

const isRight = ({ sentence, tasks: right, kinds }: JobSentence): boolean => {
  const understood = understand(sentence);
  return understood !== null && right.includes(understood.task) && kinds.includes(understood.kind);
};

describe('the table of words for tasks', () => {
  const tasksOf = (line: (typeof TASK_WORDS.cues)[number]) =>
    typeof line.tasks === 'string' ? (TASK_WORDS.groups[line.tasks] ?? {}) : line.tasks;

  it('names tasks of the taxonomy, kinds of data and clarities only', () => {
    const maps = [...Object.values(TASK_WORDS.groups), TASK_WORDS.usual, ...TASK_WORDS.cues.map(tasksOf)];
    for (const byKind of maps) {
      expect(Object.keys(byKind ?? {}).filter((kind) => !MODALITIES.includes(kind as ModalityName))).toEqual(
        [],
      );
      expect(Object.values(byKind ?? {}).filter((task) => !TASK_IDS.has(task))).toEqual([]);
    }
    expect(Object.keys(TASK_WORDS.otherKinds).filter((task) => !TASK_IDS.has(task))).toEqual([]);
    for (const line of TASK_WORDS.cues) {
      expect(CLARITIES).toContain(line.clarity);
      expect(Object.keys(tasksOf(line))).not.toEqual([]);
      if (line.says !== undefined) expect(Object.keys(tasksOf(line))).toContain(line.says);
    }
  });

  it('has words or a name of several words for every task but those that are no one task', () => {
    const said = new Set(TASK_WORDS.cues.flatMap((line) => Object.values(tasksOf(line))));
    const unsaid = tasks.filter(
      ({ id, name, aliases }) => !said.has(id) && ![name, ...aliases].some((one) => one.includes(' ')),
    );
    expect(unsaid).toEqual([]);
  });

  it('holds phrases of which each fits something', () => {
    for (const { phrases, unless = [] } of TASK_WORDS.cues) {
      for (const phrase of [...phrases, ...unless]) {
        expect(phrase).toBe(phrase.trim());
        const example = phrase
          .replace(/\((?:[^()|]+\|)*([^()|]+)\)(?:[?*])?/g, '$1')
          .replaceAll(' ... ', ' ')
          .replaceAll(/\[0-9\]\*/g, '7')
          .replaceAll(/[*?]/g, '');
        expect(`${phrase}: ${anyOf([phrase]).test(plainWords(example))}`).toBe(`${phrase}: true`);
      }
    }
  });
});

describe('phrases', () => {
  const fits = (phrase: string, text: string) => anyOf([phrase]).test(plainWords(text));

  it('fit whole words, in any case and across punctuation and accents', () => {
    expect(fits('segment*', 'Segmenting roads')).toBe(true);
    expect(fits('segment', 'segments')).toBe(false);
    expect(fits('text to speech', 'a Text-to-Speech model')).toBe(true);
    expect(fits('resume*', 'rank r\u00e9sum\u00e9s')).toBe(true);
  });

  it('leave up to seven words in between where they say so', () => {
    expect(fits('detect* ... lidar', 'detect the small red cars in lidar')).toBe(true);
    expect(fits('detect* ... lidar', 'detect one two three four five six seven eight lidar')).toBe(false);
  });
});

describe('what a question says by its words', () => {
  // Of these 40, 16 were understood before there was a table, and 39 by its first version.
  it('is right for 40 of 40 everyday jobs', () => {
    expect(JOB_SENTENCES.filter((job) => !isRight(job)).map(({ sentence }) => sentence)).toEqual([]);
  });

  it.each<[string, ModalityName]>([
    ['scanned invoices', 'IMAGE'],
    ['support mails', 'TEXT'],
    ['ECG signals', 'TIME_SERIES'],
    ['account data of customers', 'TABULAR'],
    ['customer records', 'TABULAR'],
    ['amino acid sequences', 'MOLECULE'],
    ['SMILES', 'MOLECULE'],
    ['lidar point clouds', 'POINT_CLOUD'],
    ['a citation network', 'GRAPH'],
  ])('tells the kind of data of %s', (text, kind) => {
    expect(clearWinner(modalityWords(text))).toBe(kind);
  });

  it('is surer the more clearly a task is said, and less sure where two are', () => {
    const sure = (sentence: string) => understand(sentence)?.confidence;
    expect(sure('classify photos')).toBe(0.9);
    expect(sure('detect cars in photos')).toBe(0.7);
    expect(sure('which car is in the photo')).toBe(0.5);
    expect(sure('photos')).toBe(0.3);
    expect(sure('summarise and translate letters')).toBeCloseTo(0.7, 10);
  });

  it('takes what stands in a name of the catalogue for a task', () => {
    expect(understand('super-resolution of photos')).toMatchObject({ task: 'image-to-image', kind: 'IMAGE' });
    expect(understand('named entity recognition for Polish')).toMatchObject({ task: 'token-classification' });
  });

  it('is a task of the kind of data, whatever word it is said by', () => {
    const task = (sentence: string) => understand(sentence)?.task;
    expect(task('classify photos')).toBe('image-classification');
    expect(task('classify songs')).toBe('audio-classification');
    expect(task('detect diseases in photos of leaves')).toBe('image-classification');
    expect(task('segment customers by their account data')).toBe('tabular-classification');
    expect(task('predict the stability of proteins')).toBe('protein-property-prediction');
  });
});
