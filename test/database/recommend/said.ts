import { BaseAt } from '../../../src/recommend/knowledge/base-at';
import type { EncodedKnowledge } from '../../../src/recommend/knowledge/knowledge-reader';

/** Bases as objects of their own: how they are held is no part of what is said. */
function basesIn({ bases, baseBySlug }: EncodedKnowledge['knowledge']) {
  const unpacked = new Map(
    [...bases].map(([id, base]) => [id, base instanceof BaseAt ? base.unpacked() : base]),
  );
  return { bases: unpacked, baseBySlug: new Map([...baseBySlug].map(([slug, { id }]) => [slug, id])) };
}

/** What knowledge says: its lists in their order, and what it works out when it is asked. */
export function said({ knowledge, datasetVectors, domains, evidence }: EncodedKnowledge) {
  const { licenseJudge, studies, knowledgeRevision, ...lists } = knowledge;
  const results = [...knowledge.results.values()];
  const used = new Set(results.map(({ studyId }) => studyId));
  return {
    ...lists,
    ...basesIn(knowledge),
    inOrder: [results.map(({ id }) => id), [...lists.bases.keys()], [...lists.datasets.keys()]],
    studies: [...used].map((id) => studies.get(id)),
    rights: [...knowledge.bases.keys()].map((id) => licenseJudge.effective(id)),
    revisions: knowledgeRevision,
    domains: [...domains.vectors],
    datasetVectors,
    evidence,
  };
}
