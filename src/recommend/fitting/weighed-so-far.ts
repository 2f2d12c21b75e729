import { visitInSteps } from '../../platform/slices';
import type { Evidence, Observation } from '../../scoring';
import type { StoredFit } from './fit.repository';
import { MOST_AT_ONCE } from './fit.service';

/**
 * What of the evidence can be scored by at once: the results that a fit knows the weights of; where
 * there is no fit, the first ones, as many as are weighed where they are needed. Yields wherever it
 * could pause.
 */
export function* weighedSoFar(evidence: Evidence, known: StoredFit | undefined): Generator<void, Evidence> {
  if (known === undefined) return { ...evidence, observations: evidence.observations.slice(0, MOST_AT_ONCE) };
  const weighed = new Set<string>();
  yield* visitInSteps(known.fit.results.ids, (id) => weighed.add(id));
  const observations: Observation[] = [];
  yield* visitInSteps(evidence.observations, (one) => {
    if (weighed.has(one.resultId)) observations.push(one);
  });
  return { ...evidence, observations };
}
