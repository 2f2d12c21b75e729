import type { EncodingBlock } from '../../../src/embedding';
import type { BaseFacts, Evidence, Observation, TargetFacts } from '../../../src/scoring';

/** Four dimensions stand for each block of an embedding. */
export const BLOCKS: readonly EncodingBlock[] = [
  { name: 'words', start: 0, end: 4 },
  { name: 'task', start: 4, end: 8 },
  { name: 'domain', start: 8, end: 12 },
];

/** A target whose words, task and domain say the same. */
export const aTarget = (id: string, words: number[], more: Partial<TargetFacts> = {}): TargetFacts => ({
  id,
  embedding: Float32Array.from([...words, ...words, ...words]),
  modalities: ['IMAGE'],
  ...more,
});

/** One column: a value for each base in turn. */
export const aColumn = (
  targetId: string,
  values: Readonly<Record<string, number>>,
  more: Partial<Observation> = {},
): Observation[] =>
  Object.entries(values).map(([baseId, value]) => ({
    resultId: `${targetId}/${baseId}/${more.protocol ?? ''}${more.metric ?? ''}${more.pool ?? ''}`,
    baseId,
    targetId,
    protocol: 'FINE_TUNE',
    metric: 'accuracy',
    value,
    higherIsBetter: true,
    ...more,
  }));

export const BIRDS = aTarget('birds', [1, 0, 0, 0]);
export const DOGS = aTarget('dogs', [0.9, 0.4, 0, 0]);
export const DIGITS = aTarget('digits', [0, 0, 1, 0]);

export const BASES: readonly BaseFacts[] = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

export const someEvidence = (more: Partial<Evidence> = {}): Evidence => ({
  targets: [DOGS, DIGITS],
  bases: BASES,
  observations: [
    ...aColumn('dogs', { a: 0.9, b: 0.7, c: 0.6, d: 0.2 }),
    ...aColumn('digits', { a: 0.3, b: 0.4, c: 0.6, d: 0.9 }),
  ],
  ...more,
});
