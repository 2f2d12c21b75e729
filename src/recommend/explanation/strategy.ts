import { percent } from '../../platform/figures';
import { groupBy } from '../../platform/group-by';
import type { AdaptationWayName } from '../../catalog';
import type { ProtocolName } from '../../transfer';
import { type MeasuredResult } from '../knowledge/knowledge';
import type { ProtocolComparison } from '../knowledge/protocol-comparisons';
import type { ResolvedTarget } from '../question/target';
import { plural, PRACTICE } from '../words';

/** How to adapt a base to the target, and why so. */
export interface Strategy {
  protocol: ProtocolName;
  reason: string;
}

/** Fewer comparisons than this are an anecdote. */
const MINIMUM_COMPARISONS = 4;
/**
 * Under this many examples for each class few published fine-tunings held out against frozen
 * features.
 */
const FEW_PER_CLASS = 10;
const FEW_EXAMPLES = 100;

/** What can be done with the weights of a base that comes to its task in a way. */
const FITTING: Readonly<Record<AdaptationWayName, readonly ProtocolName[]>> = {
  DIRECT: ['FINE_TUNE', 'ZERO_SHOT'],
  HEAD: ['FINE_TUNE', 'LINEAR_PROBE', 'FROZEN', 'ZERO_SHOT'],
  BACKBONE: ['FINE_TUNE', 'FROZEN'],
  GENERATIVE: ['FINE_TUNE', 'FROZEN', 'ZERO_SHOT'],
  NONE: [],
};

export interface StrategyQuestion {
  target: ResolvedTarget;
  protocol: ProtocolName | null;
  /** How the base comes to the task; null where that is not known. */
  way: AdaptationWayName | null;
  /** Comparisons on targets that teach something about this one. */
  protocolComparisons: readonly ProtocolComparison[];
  /** The base's own results, for what it was measured under. */
  results: readonly MeasuredResult[];
}

/**
 * The protocol that was asked for, else the one that won near the target, else a rule of thumb that
 * says so.
 */
export function chooseStrategy({
  target,
  protocol,
  way,
  protocolComparisons,
  results,
}: StrategyQuestion): Strategy {
  if (protocol !== null) return { protocol, reason: 'As asked: results under this protocol count most.' };
  const { trainingExamples: examples, classes } = target.facts;
  const fits = (one: ProtocolName): boolean => way === null || way === 'NONE' || FITTING[way].includes(one);
  if (examples === 0 && !fits('ZERO_SHOT'))
    return { protocol: 'FINE_TUNE', reason: 'It has to be trained: label some examples first.' };
  if (examples === 0) return { protocol: 'ZERO_SHOT', reason: 'There is nothing to train on.' };
  const winner = winnerOf(protocolComparisons.filter((one) => fits(one.winner) && fits(one.loser)));
  if (winner !== null) return winner;
  const areFew = examples !== undefined && examples < Math.max(FEW_EXAMPLES, FEW_PER_CLASS * (classes ?? 1));
  if (areFew && fits('LINEAR_PROBE')) {
    return {
      protocol: 'LINEAR_PROBE',
      reason: `Rule of thumb, as no comparison of protocols is recorded near this target: ${plural(examples, 'training example')} are few to fine-tune on.`,
    };
  }
  const only = new Set(results.map((result) => result.protocol));
  if (only.size === 1 && only.has('ZERO_SHOT') && fits('ZERO_SHOT') && examples === undefined) {
    return {
      protocol: 'ZERO_SHOT',
      reason:
        'All its results are zero-shot; with training examples of your own, fine-tuning is worth a try.',
    };
  }
  const known =
    examples === undefined
      ? 'how much data you have is not known'
      : areFew
        ? `${plural(examples, 'example')} are few, so train for a short time with a low learning rate`
        : `${examples} examples are enough`;
  return {
    protocol: 'FINE_TUNE',
    reason: `Rule of thumb, as no comparison of protocols is recorded near this target: ${known}, and fine-tuning is the usual choice.`,
  };
}

function winnerOf(protocolComparisons: readonly ProtocolComparison[]): Strategy | null {
  const pairs = groupBy(protocolComparisons, ({ winner, loser }) =>
    winner < loser ? `${winner} ${loser}` : `${loser} ${winner}`,
  );
  const [most] = [...pairs.values()].sort((a, b) => b.length - a.length);
  if (most === undefined || most.length < MINIMUM_COMPARISONS) return null;
  const sides = [...groupBy(most, ({ winner }) => winner)].sort((a, b) => b[1].length - a[1].length);
  const [best] = sides;
  const [first] = most;
  if (best === undefined || first === undefined) return null;
  const [protocol, wins] = best;
  const other = first.winner === protocol ? first.loser : first.winner;
  const share = percent(wins.length / most.length);
  return {
    protocol,
    reason: `On similar targets, ${PRACTICE[protocol]} did better than ${PRACTICE[other]} in ${share} of ${plural(most.length, 'comparison')}.`,
  };
}
