import { groupBy } from '../platform/group-by';
import { mean } from '../scoring';
import type { MatrixEvaluation, TargetEvaluation } from './evaluate';
import { type Measure } from './metrics';
import type { PublishedFigure } from './published';
import { bootstrapInterval, type Interval } from './resampling';
import { figuresOf, type Method } from './uncertainty';

interface OwnFigure extends Interval {
  value: number;
}

/**
 * What is published on some targets of a matrix beside what Rootstock and looMean reach on the
 * same.
 */
export interface Comparison {
  measure: Measure;
  /** As published. */
  metric: string;
  targets: string[];
  rootstock: OwnFigure;
  looMean: OwnFigure;
  /** Best first. `gain` is Rootstock less the published figure. */
  published: Array<{ method: string; value: number; source: string | null; gain: number }>;
}

/** Published figures of a matrix that cannot be set beside ours, and why. */
export interface Incomparable {
  metric: string;
  methods: string[];
  reason: string;
}

export interface PublishedComparison {
  compared: Comparison[];
  incomparable: Incomparable[];
}

/** Joins published figures with the targets that they are averaged over. */
export function compareWithPublished(
  { source, protocol, metric, perTarget }: MatrixEvaluation & { source: string },
  figures: readonly PublishedFigure[],
): PublishedComparison {
  const names = [source, `${source} ${metric ?? ''}`, `${source} ${protocol}`];
  const groups = groupBy(
    figures.filter((one) => names.includes(one.matrix)),
    ({ metric, targets }) => JSON.stringify([metric, targets]),
  );
  const joined = [...groups.values()].map((group) => join(perTarget, group));
  return {
    compared: joined.filter((one) => 'rootstock' in one),
    incomparable: joined.filter((one) => 'reason' in one),
  };
}

function join(
  perTarget: readonly TargetEvaluation[],
  group: readonly PublishedFigure[],
): Comparison | Incomparable {
  const [{ measure, metric, targets: named } = NOTHING] = group;
  const methods = group.map(({ method }) => method);
  if (measure === null) return { metric, methods, reason: 'not a measure that is computed here' };
  const missing = named.filter((name) => perTarget.every(({ target }) => target !== name));
  if (missing.length > 0) return { metric, methods, reason: `not judged here: ${missing.join(', ')}` };
  const targets = perTarget.filter(({ target }) => named.length === 0 || named.includes(target));
  const figureOf = (method: Method): OwnFigure => {
    const values = figuresOf(targets, method, measure);
    return { value: mean(values), ...bootstrapInterval(values) };
  };
  const rootstock = figureOf('rootstock');
  return {
    measure,
    metric,
    targets: targets.map(({ target }) => target),
    rootstock,
    looMean: figureOf('looMean'),
    published: [...group]
      .sort((a, b) => b.value - a.value)
      .map(({ method, value, source }) => ({ method, value, source, gain: rootstock.value - value })),
  };
}

const NOTHING = { measure: null, metric: '', targets: [] } as const;
