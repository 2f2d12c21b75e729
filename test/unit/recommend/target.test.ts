import { checkQuestion } from '../../../src/recommend/question/check-question';
import type { RecommendQuestion } from '../../../src/recommend/question/question';
import { inferTask } from '../../../src/recommend/question/infer-task';
import { taskCues } from '../../../src/recommend/question/task-cues';
import { inferModality, withoutMisleadingNames } from '../../../src/recommend/question/modality';
import { modalityWords } from '../../../src/recommend/knowledge/modality-words';
import { aDataset, aKnowledge } from './a-knowledge';
import { clearWinner } from '../../../src/recommend/knowledge/modality-shares';
import { domainModalities } from '../../../src/recommend/knowledge/domain-modalities';
import { finish } from '../../../src/platform/slices';

describe('checking a question', () => {
  it('writes out every default, so that like questions are equal', () => {
    const bare = checkQuestion({ target: { description: ' chest x-rays ' } });
    const spelled = checkQuestion({
      target: { description: 'chest x-rays', dataset: null },
      first: 10,
      constraints: { precision: 'FP32', licensePolicy: 'ANY', libraries: [] },
    });
    expect(spelled).toEqual(bare);
  });

  it.each<[RecommendQuestion, string]>([
    [{ target: {} }, 'input.target'],
    [{ target: { domain: 'a', description: 'b' } }, 'input.target'],
    [{ target: { domain: '' } }, 'input.target.domain'],
    [{ target: { domain: 'a' }, first: 1.5 }, 'input.first'],
    [{ target: { domain: 'a' }, classes: 0 }, 'input.classes'],
    [{ target: { domain: 'a' }, trainingExamples: -1 }, 'input.trainingExamples'],
    [{ target: { domain: 'a' }, task: ' ' }, 'input.task'],
    [
      { target: { domain: 'a' }, constraints: { maxMemoryBytes: Number.NaN } },
      'input.constraints.maxMemoryBytes',
    ],
    [{ target: { domain: 'a' }, constraints: { libraries: [''] } }, 'input.constraints.libraries.0'],
    [
      { target: { domain: 'a' }, constraints: { licenses: Array<string>(51).fill('mit') } },
      'input.constraints.licenses',
    ],
  ])('refuses %j at %s', (question, field) => {
    expect(() => checkQuestion(question)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', field }) as Error,
    );
  });
});

describe('the kind of input', () => {
  it('is read from whole words only', () => {
    expect([...modalityWords('photos and sound recordings').keys()]).toEqual(['IMAGE', 'AUDIO']);
    expect([...modalityWords('the soundness of contextual photons')]).toEqual([]);
  });

  it('is read from compounds however they are spelled', () => {
    const kinds = (text: string) => Object.fromEntries(modalityWords(text));
    expect(kinds('hand-written digits')).toEqual({ IMAGE: 1 });
    expect(kinds('digits written by hand')).toEqual({ TEXT: 1 });
    expect(kinds('a time series, a point cloud, a chest-x-ray')).toEqual({
      TIME_SERIES: 1,
      POINT_CLOUD: 1,
      IMAGE: 1,
    });
    expect(kinds('image text pairs')).toEqual({ IMAGE: 1, TEXT: 1 });
  });

  it('is not read from the name of a domain whose data are of another kind', () => {
    const { domains } = aKnowledge({
      domains: [
        {
          id: 1,
          slug: 'toxicity',
          name: 'Toxicity',
          description: '',
          aliases: ['hate speech'],
          parentId: null,
        },
      ],
    });
    const without = (text: string, kind: 'TEXT' | 'AUDIO') =>
      withoutMisleadingNames(text, [...domains.values()], new Map([[1, new Map([[kind, 1]])]]));
    expect(without('Detect hate speech', 'TEXT')).toBe('detect');
    expect(without('Detect hate speech', 'AUDIO')).toBe('detect hate speech');
    expect(without('whose hate speeches?', 'TEXT')).toMatch(/hate speeches/);
  });

  it('of a domain is that of its datasets and its words', () => {
    const knowledge = aKnowledge({
      domains: [
        { id: 1, slug: 'medical', name: 'Medicine', description: '', aliases: [], parentId: null },
        { id: 2, slug: 'medical/x-ray', name: 'X-ray', description: '', aliases: [], parentId: 1 },
      ],
      datasets: [aDataset(1, { domainIds: [2], modalities: ['IMAGE'] })],
    });
    const byDomain = finish(domainModalities(knowledge));
    expect(byDomain.get(1)?.get('IMAGE')).toBe(1);
    expect(inferModality('grade them', [{ domainId: 2, similarity: 0.5 }], byDomain)).toBe('IMAGE');
  });

  it('is what the words say, though the data of the nearest domain are of another kind', () => {
    const images = new Map([[1, new Map([['IMAGE', 1]] as const)]]);
    const asked = (text: string) => inferModality(text, [{ domainId: 1, similarity: 0.72 }], images);
    expect(asked('gestures in video')).toBe('VIDEO');
    expect(asked('gestures')).toBe('IMAGE');
  });

  it('is left open where two are about as likely', () => {
    expect(
      clearWinner(
        new Map([
          ['IMAGE', 1],
          ['TEXT', 0.95],
        ]),
      ),
    ).toBeNull();
    expect(
      clearWinner(
        new Map([
          ['IMAGE', 1],
          ['TEXT', 0.5],
        ]),
      ),
    ).toBe('IMAGE');
    expect(clearWinner(new Map())).toBeNull();
  });
});

describe('the task', () => {
  it.each([
    ['segment roads', 'IMAGE', 'image-segmentation'],
    ['which breed is it', 'IMAGE', 'image-classification'],
    ['turn recordings into text', 'AUDIO', 'automatic-speech-recognition'],
    ['pull names out of articles', 'TEXT', 'token-classification'],
    ['predict house prices', 'TABULAR', 'tabular-regression'],
    ['does it bind', 'MOLECULE', null],
  ] as const)('of "%s" on %s is %s', (text, modality, task) => {
    expect(inferTask(finish(taskCues(text, new Map())), modality)?.id ?? null).toBe(task);
  });
});
