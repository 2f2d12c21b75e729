import fc from 'fast-check';
import type { ModalityName } from '../../../src/catalog';
import { basesIn, byUse } from '../../../src/recommend/candidates/base-pool';
import { candidatesFor } from '../../../src/recommend/candidates/candidates';
import { wayOf } from '../../../src/recommend/candidates/base-way';
import { bearsOnTask, taskEvidence } from '../../../src/recommend/candidates/task-evidence';
import { alternativesOf } from '../../../src/recommend/explanation/alternatives';
import type { BaseRow } from '../../../src/recommend/knowledge/rows';
import { aBase, aDataset, aKnowledge, aResult, aTask, selected } from './a-knowledge';
import { finish } from '../../../src/platform/slices';

const TASKS = [aTask('image-classification'), aTask('object-detection'), aTask('text-to-speech')];

const target = (...tasks: string[]) => ({
  facts: { tasks },
  modalities: ['IMAGE'] as const,
  datasetId: null,
});

function way(base: Partial<BaseRow>, tasks: string[], results: number[] = []) {
  const knowledge = aKnowledge({
    bases: [aBase(1, base)],
    tasks: TASKS,
    datasets: [aDataset(1, { tasks: ['object-detection'] })],
    results: results.map((datasetId, index) => aResult(index + 1, { datasetId })),
  });
  return wayOf(knowledge.bases.get(1)!, target(...tasks), knowledge);
}

describe('the way of a base to a target', () => {
  it('is that of its kind to the task', () => {
    expect(way({ kind: 'VISION_ENCODER' }, ['image-classification'])).toMatchObject({
      way: 'HEAD',
      task: { id: 'image-classification' },
    });
    expect(way({ kind: 'DETECTOR' }, ['object-detection']).way).toBe('DIRECT');
    expect(way({ kind: 'TEXT_ENCODER' }, ['text-to-speech'])).toMatchObject({
      way: 'NONE',
      text: expect.stringMatching(/^A text encoder can't become a.*speech/) as string,
    });
  });

  it('is the most direct one where the target has several tasks', () => {
    expect(way({ kind: 'DETECTOR' }, ['text-to-speech', 'object-detection']).task?.id).toBe(
      'object-detection',
    );
  });

  it('is not known without a task', () => {
    expect(way({ kind: 'DETECTOR' }, [])).toMatchObject({ way: null, task: null });
  });

  it('is not known for an unknown kind, which is a candidate where its tasks or results speak for it', () => {
    expect(way({ kind: null, tasks: ['object-detection'] }, ['object-detection']).way).toBeNull();
    expect(way({ kind: null }, ['object-detection'], [1]).way).toBeNull();
    expect(way({ kind: null }, ['object-detection']).way).toBe('NONE');
  });
});

describe('the bases that are compared on a target', () => {
  const knowledge = aKnowledge({
    bases: [
      aBase(1, { kind: 'IMAGE_TEXT_ENCODER' }),
      aBase(2, { kind: 'DETECTOR', tasks: ['object-detection'] }),
      aBase(3, { kind: 'VISION_ENCODER' }),
      aBase(4, { kind: 'DETECTOR', inputModalities: ['TEXT'] }),
      aBase(5, { kind: 'DETECTOR', downloads: 7 }),
    ],
    lineage: [{ childId: 5, baseId: 3, relation: 'COMPONENT', baseLicenseId: null }],
    tasks: TASKS,
  });
  const bases = [...knowledge.bases.values()];

  it('take its input and have a way to its task; the others that take the input are named', () => {
    const found = finish(candidatesFor(bases, target('object-detection'), knowledge));
    expect(basesIn(found.bases).map(({ id }) => id)).toEqual([2, 3, 5]);
    expect(found.unsuited.first.map(({ base, way: { way: none } }) => [base.id, none])).toEqual([
      [1, 'NONE'],
    ]);
  });

  it('come to the task by a fallback way only where no other base is there, or nothing to train on', () => {
    const readers = aKnowledge({
      bases: [
        aBase(1, { kind: 'TEXT_ENCODER', inputModalities: ['TEXT'] }),
        aBase(2, { kind: 'TEXT_DECODER', inputModalities: ['TEXT'] }),
      ],
      tasks: [aTask('text-classification')],
    });
    const compared = (ids: number[], trainingExamples?: number) => {
      const facts = {
        tasks: ['text-classification'],
        ...(trainingExamples === undefined ? {} : { trainingExamples }),
      };
      const asked = { facts, modalities: ['TEXT'] as const, datasetId: null };
      const given = ids.flatMap((id) => readers.bases.get(id) ?? []);
      return basesIn(finish(candidatesFor(given, asked, readers)).bases).map(({ id }) => id);
    };
    expect(compared([1, 2])).toEqual([1]);
    expect(compared([1, 2], 5000)).toEqual([1]);
    expect(compared([1, 2], 0)).toEqual([1, 2]);
    expect(compared([2])).toEqual([2]);
  });

  it('are the same whether each is looked at alone or with those of the same traits', () => {
    const kinds = fc.constantFrom('VISION_ENCODER', 'DETECTOR', 'TEXT_ENCODER', 'IMAGE_TEXT_ENCODER', null);
    const traits = fc.record({
      kind: kinds,
      inputModalities: fc.constantFrom<ModalityName[]>(['IMAGE'], ['TEXT'], ['IMAGE', 'TEXT']),
      architectureFamily: fc.constantFrom('resnet', 'bert', null),
      tasks: fc.constantFrom<string[]>(['object-detection'], ['image-classification'], []),
      downloads: fc.option(fc.nat(3)),
    });
    fc.assert(
      fc.property(fc.array(traits, { maxLength: 12 }), fc.constantFrom(...TASKS), (rows, { id: task }) => {
        const many = aKnowledge({ bases: rows.map((row, place) => aBase(place + 1, row)), tasks: TASKS });
        const list = [...many.bases.values()].reverse();
        const found = finish(candidatesFor(list, target(task), many));
        const atHand = [...many.bases.values()].filter(({ inputModalities }) =>
          inputModalities.includes('IMAGE'),
        );
        const fit = (isFallback: boolean) =>
          atHand.filter((base) => {
            const own = wayOf(base, target(task), many);
            return own.way !== 'NONE' && own.isFallback === isFallback;
          });
        const expected = fit(false).length > 0 ? fit(false) : fit(true);
        expect(basesIn(found.bases)).toEqual(expected);
        const left = atHand.filter((base) => !expected.includes(base)).sort(byUse);
        expect(found.unsuited).toEqual({
          count: left.length,
          first: left.map((base) => ({ base, way: wayOf(base, target(task), many) })),
        });
      }),
    );
  });

  it('are all that take its input where the task is not known', () => {
    expect(finish(candidatesFor(bases, target(), knowledge)).bases.places).toHaveLength(4);
  });

  it('are listed as alternatives by how directly they come to the task, then by what was built on them', () => {
    const usable = finish(candidatesFor(bases, target('object-detection'), knowledge)).bases;
    const listed = finish(alternativesOf(usable, target('object-detection'), knowledge));
    expect(listed.map(({ base, way: how }) => [base.id, how])).toEqual([
      [2, 'DIRECT'],
      [5, 'DIRECT'],
      [3, 'BACKBONE'],
    ]);
  });
});

describe('evidence of the task', () => {
  const evidenceOn = (tasks: string[], modality: 'IMAGE' | 'TEXT' = 'IMAGE') => {
    const knowledge = aKnowledge({
      bases: [1, 2, 3].map((id) => aBase(id)),
      tasks: [...TASKS, aTask('zero-shot-object-detection')],
      datasets: [aDataset(1, { tasks, modalities: [modality] })],
      results: [1, 2, 3].map((id) => aResult(id, { baseId: id })),
    });
    return finish(
      taskEvidence(selected(knowledge.bases.values(), knowledge), target('object-detection'), knowledge),
    );
  };

  it('counts results on targets of the task itself', () => {
    expect(evidenceOn(['object-detection'])).toMatchObject({
      results: 3,
      bases: 3,
      targets: 1,
      text: '3 results of 3 candidates on 1 target are of object-detection.',
    });
  });

  it('takes in tasks of the same type on the same kind of input, and says so', () => {
    const near = evidenceOn(['zero-shot-object-detection']);
    expect(near).toMatchObject({ results: 0, likeResults: 3, likeBases: 3 });
    expect(near?.text).toBe(
      'No result of a candidate is of object-detection; 3 results are of tasks like it (zero-shot-object-detection).',
    );
    expect(near && bearsOnTask(near)).toBe(true);
  });

  it.each([
    [['text-to-speech'], 'IMAGE' as const],
    [['zero-shot-object-detection'], 'TEXT' as const],
  ])('bears on nothing when it is of another type or input: %j on %s', (tasks, modality) => {
    const other = evidenceOn(tasks, modality);
    expect(other?.likeResults).toBe(0);
    expect(other && bearsOnTask(other)).toBe(false);
  });

  it('is not asked for without a task', () => {
    expect(finish(taskEvidence(selected([], aKnowledge()), target(), aKnowledge()))).toBeNull();
  });
});
