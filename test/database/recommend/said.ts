import type { EncodedKnowledge } from '../../../src/recommend/knowledge/knowledge-reader';

/** What knowledge says: its lists in their order, and what it works out when it is asked. */
export function said({ knowledge, datasetVectors, domains, evidence }: EncodedKnowledge) {
  const { licenseJudge, studies, knowledgeRevision, ...lists } = knowledge;
  const results = [...knowledge.results.values()];
  const used = new Set(results.map(({ studyId }) => studyId));
  return {
    ...lists,
    inOrder: [results.map(({ id }) => id), [...lists.bases.keys()], [...lists.datasets.keys()]],
    studies: [...used].map((id) => studies.get(id)),
    rights: [...knowledge.bases.keys()].map((id) => licenseJudge.effective(id)),
    revisions: knowledgeRevision,
    domains: [...domains.vectors],
    datasetVectors,
    evidence,
  };
}
