import { visitInSteps } from '../../platform/slices';
import { placesOfIds, type Evidence, type Observation } from '../../scoring';
import type { StoredFit } from './fit.repository';
import { MOST_AT_ONCE } from './fit.service';

/**
 * What of the evidence can be scored by at once: the results that a fit knows the weights of; where
 * there is no fit, the first ones, as many as are weighed where they are needed. Yields wherever it
 * could pause.
 */
export function* weighedSoFar(evidence: Evidence, known: StoredFit | undefined): Generator<void, Evidence> {
  const ids = known === undefined ? null : yield* placesOfIds(known.fit.results.ids);
  const observations: Observation[] = [];
  yield* visitInSteps(evidence.observations, (one) => {
    const isWeighed = ids === null ? observations.length < MOST_AT_ONCE : ids.has(one.resultId);
    if (isWeighed) observations.push(one);
  });
  return { ...evidence, observations };
}
