import type { EncodedKnowledge } from '../../../src/recommend/knowledge/knowledge-reader';

/** What knowledge says: its lists in their order, and what it works out when it is asked. */
export function said({ knowledge, datasetVectors, domains, evidence }: EncodedKnowledge) {
  const { licenseJudge, studies, knowledgeRevision, ...lists } = knowledge;
  const used = new Set([...knowledge.results.values()].map(({ studyId }) => studyId));
  return {
    ...lists,
    inOrder: [lists.results, lists.bases, lists.datasets].map((list) => [...list.keys()]),
    studies: [...used].map((id) => studies.get(id)),
    rights: [...knowledge.bases.keys()].map((id) => licenseJudge.effective(id)),
    revisions: knowledgeRevision,
    domains: [...domains.vectors],
    datasetVectors,
    evidence,
  };
}
