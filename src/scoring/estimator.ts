import type { Reliability } from './leave-out';
import type { Estimate, LocalKriging } from './local-kriging';
import type { Conditioned } from './own-evidence';
import type { Candidate, Estimator } from './ranking';
import type { PreparedRequest, Representer } from './representer';

/** What foretells candidates, and how far it can be trusted for this target. */
export interface EstimatorParts {
  readonly representer: Representer;
  readonly kriging: LocalKriging;
  readonly reliability: Reliability;
}

/** What own results make of the candidates, and the means before them. */
type Own = Conditioned & { readonly foretold: Float64Array };

/** What the ranking asks: each candidate is estimated once, with what own results leave of it. */
export function estimatorOf(
  parts: EstimatorParts,
  prepared: PreparedRequest,
  own: Own | undefined,
): Estimator {
  const estimator = foretelling(parts, prepared);
  if (own === undefined) return estimator;
  const { means, foretold } = own;
  return {
    ...estimator,
    contributions: (candidate) => {
      const { place } = candidate;
      return estimator
        .contributions(candidate)
        .set('OWN_RESULTS', (means[place] ?? 0) - (foretold[place] ?? 0));
    },
    estimate: (candidate) => {
      const estimate = estimator.estimate(candidate);
      return { ...estimate, variance: estimate.variance * own.left(candidate.place) };
    },
    covariance: (a, b) => estimator.covariance(a, b) * Math.sqrt(own.left(a.place) * own.left(b.place)),
  };
}

function foretelling(
  { representer, kriging, reliability }: EstimatorParts,
  prepared: PreparedRequest,
): Estimator {
  const estimates = new Map<number, Estimate>();
  const estimated = ({ position }: Candidate): { position: number; estimate: Estimate } => {
    const estimate = estimates.get(position) ?? kriging.estimate(position, prepared);
    estimates.set(position, estimate);
    return { position, estimate };
  };
  return {
    tableBase: representer.tableBase,
    reliability,
    estimate: (candidate) => inflated(estimated(candidate).estimate, reliability),
    look: function* ({ position }) {
      if (!estimates.has(position))
        estimates.set(position, yield* kriging.estimateInSteps(position, prepared));
      yield;
    },
    covariance: (a, b) => reliability.excess * kriging.between(estimated(a), estimated(b), prepared),
    contributions: ({ position }) => representer.contributions(position, prepared),
    evidence: (estimate) => kriging.evidence(estimate, prepared),
  };
}

/** The share that is explained stays as it is. */
function inflated(estimate: Estimate, { excess }: Reliability): Estimate {
  const { variance, prior } = estimate;
  return { ...estimate, variance: variance * excess, prior: prior * excess };
}
