import { encodeGlobalId } from '../platform/graphql/global-id';
import type { BaseRecommendations } from '../recommend';

type BaseRecommendation = BaseRecommendations['recommendations'][number];
type WeighedEvidence = BaseRecommendation['evidence'][number];

/** An answer in the shape that `recommendBases` gives over GraphQL, with the same opaque ids. */
export function recommendationsAsJson({
  target,
  recommendations,
  rejected,
  counterfactuals,
  advice,
  ...rest
}: BaseRecommendations): object {
  return {
    target: targetAsJson(target),
    candidates: rest.candidates,
    recommendations: recommendations.map(recommendationAsJson),
    rejectedCount: rest.rejectedCount,
    rejected: rejected.map(({ model, reasons }) => ({ model: modelAsJson(model), reasons })),
    counterfactuals: counterfactuals.map((one) => ({ ...one, base: modelAsJson(one.base) })),
    advice: adviceAsJson(advice),
    abstention: rest.abstention,
    receipt: receiptAsJson(rest.receipt),
  };
}

/** Without question and answer, which are already in the output. */
function receiptAsJson(receipt: BaseRecommendations['receipt']): object {
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
  return {
    ...one,
    base: modelAsJson(one.base),
    evidence: one.evidence.map(evidenceAsJson),
    gainOverMostDownloaded: gain === null ? null : { ...gain, base: modelAsJson(gain.base) },
  };
}

function adviceAsJson(advice: BaseRecommendations['advice']): object | null {
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
