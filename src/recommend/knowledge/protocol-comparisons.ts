import { groupInSteps, mapInSteps } from '../../platform/slices';
import type { ProtocolName } from '../../transfer';
import { type Knowledge, type MeasuredResult } from './knowledge';

/** Two protocols measured on one base and one target, by one study, with as many examples. */
export interface ProtocolComparison {
  baseId: number;
  datasetId: number;
  winner: ProtocolName;
  loser: ProtocolName;
  trainingExamples: number | null;
}

/** Every comparison of two protocols that the evidence allows. */
export function* compareProtocols(
  knowledge: Pick<Knowledge, 'results'>,
): Generator<void, ProtocolComparison[]> {
  const groups = yield* groupInSteps(
    knowledge.results.counted(),
    ({ baseId, datasetId, metricId, studyId, split }) =>
      [baseId, datasetId, metricId, studyId, split].join(' '),
  );
  return (yield* mapInSteps(groups.values(), comparisonsIn)).flat();
}

function comparisonsIn(group: readonly MeasuredResult[]): ProtocolComparison[] {
  return group.flatMap((one, index) =>
    group.slice(index + 1).flatMap((other) => {
      if (one.protocol === other.protocol || one.value === other.value || !isFair(one, other)) return [];
      const oneWins = one.value > other.value === (one.direction === 'HIGHER');
      const [winner, loser] = oneWins ? [one, other] : [other, one];
      const trainingExamples = one.protocol === 'ZERO_SHOT' ? other.trainingExamples : one.trainingExamples;
      const { baseId, datasetId } = one;
      return [{ baseId, datasetId, winner: winner.protocol, loser: loser.protocol, trainingExamples }];
    }),
  );
}

/** Both had as much to learn from, or one of them learns nothing. */
const isFair = (one: MeasuredResult, other: MeasuredResult): boolean =>
  one.trainingExamples === other.trainingExamples ||
  [one, other].some(({ protocol }) => protocol === 'ZERO_SHOT');
