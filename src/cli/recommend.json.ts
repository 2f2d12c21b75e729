import { encodeGlobalId } from '../platform/graphql/global-id';
import type { BaseRecommendations } from '../recommend';

type BaseRecommendation = BaseRecommendations['recommendations'][number];
/** To find the winner, or to learn the order. */
export type Advice = BaseRecommendations['advice'];
/** As many as GraphQL gives when nobody says how many. */
export const SHOWN_ALTERNATIVES = 5;

type WeighedEvidence = BaseRecommendation['evidence'][number];

/** An answer in the shape that `recommendBases` gives over GraphQL, with the same opaque ids. */
export function recommendationsAsJson(
  { target, recommendations, rejected, counterfactuals, advice, ...rest }: BaseRecommendations,
  orderAdvice: Advice,
): object {
  return {
    target: targetAsJson(target),
    candidates: rest.candidates,
    recommendations: recommendations.map(recommendationAsJson),
    expectedCorrelation: rest.expectedOrder?.correlation ?? null,
    expectedCorrelationText: rest.expectedOrder?.text ?? null,
    warning: rest.warning,
    rejectedCount: rest.rejectedCount,
    unsuitedCount: rest.unsuitedCount,
    rejected: rejected.map(({ model, ...why }) => ({ model: modelAsJson(model), ...why })),
    counterfactuals: counterfactuals.map((one) => ({ ...one, base: modelAsJson(one.base) })),
    advice: adviceAsJson(advice),
    orderAdvice: adviceAsJson(orderAdvice),
    ownResults: rest.ownResults,
    taskEvidence: rest.taskEvidence,
    abstention: abstentionAsJson(rest.abstention),
    receipt: receiptAsJson(rest.receipt),
  };
}

function abstentionAsJson(abstention: BaseRecommendations['abstention']): object | null {
  if (abstention === null) return null;
  const alternatives = abstention.alternatives.slice(0, SHOWN_ALTERNATIVES);
  return {
    ...abstention,
    alternatives: alternatives.map((one) => ({ ...one, base: modelAsJson(one.base) })),
  };
}

/** Without question and answer, which are already in the output. */
function receiptAsJson(receipt: BaseRecommendations['receipt']): object | null {
  if (receipt === null) return null;
  const { id, catalogRevision, recommenderVersion, encoderVersion, backend, createdAt } = receipt;
  return { id, catalogRevision, recommenderVersion, encoderVersion, backend, createdAt };
}

export const targetAsJson = ({ nearestDomains, ...rest }: BaseRecommendations['target']): object => ({
  nearestDomains: nearestDomains.map(({ domain, similarity }) => ({
    domain: { ...domain, id: encodeGlobalId('Domain', domain.id) },
    similarity,
  })),
  ...rest,
});

export function recommendationAsJson(one: BaseRecommendation): object {
  const { gainOverMostDownloaded: gain } = one;
  const { way, task, text, source } = one.way;
  return {
    ...one,
    base: modelAsJson(one.base),
    way: { way, task: task === null ? null : { id: task.id, name: task.name }, text, source },
    evidence: one.evidence.map(evidenceAsJson),
    gainOverMostDownloaded: gain === null ? null : { ...gain, base: modelAsJson(gain.base) },
  };
}

function adviceAsJson(advice: Advice): object | null {
  if (advice === null) return null;
  const { base, target } = advice;
  return {
    ...advice,
    base: modelAsJson(base),
    target: target === null ? null : { ...target, id: encodeGlobalId('Dataset', target.id) },
  };
}

/** Without the ids of all licences that bind the weights, which only the table shows. */
export function modelAsJson({ id, architectureFamily, ...facts }: BaseRecommendation['base']): object {
  const { slug, name, parameterCount, inputModalities, licenses } = facts;
  return {
    slug,
    name,
    parameterCount,
    inputModalities,
    licenses,
    id: encodeGlobalId('Model', id),
    architecture: architectureFamily === null ? null : { family: architectureFamily },
  };
}

function evidenceAsJson({ result, similarity, weight }: WeighedEvidence): object {
  const { id, metric, ...facts } = result;
  return {
    result: { ...facts, id: encodeGlobalId('TransferResult', id), metric: { id: metric } },
    similarity,
    weight,
  };
}
