import { slugKey } from '../../../src/platform/written-text';
import { BaseAt } from '../../../src/recommend/knowledge/base-at';
import type { EncodedKnowledge } from '../../../src/recommend/knowledge/knowledge-reader';

/** Bases as objects of their own: how they are held is no part of what is said. */
function basesIn({ bases, baseBySlug }: EncodedKnowledge['knowledge']) {
  const unpacked = new Map(
    [...bases].map(([id, base]) => [id, base instanceof BaseAt ? base.unpacked() : base]),
  );
  const found = [...unpacked.values()].map(({ id, slug }) => [id, baseBySlug.get(slugKey(slug))?.id]);
  return { bases: unpacked, baseBySlug: found };
}

/** What knowledge says: its lists in their order, and what it works out when it is asked. */
export function said({ knowledge, datasetVectors, domains, evidence }: EncodedKnowledge) {
  const { licenseJudge, studies, knowledgeRevision, ...lists } = knowledge;
  const results = [...knowledge.results.values()];
  const used = new Set(results.map(({ studyId }) => studyId));
  return {
    ...lists,
    ...basesIn(knowledge),
    ...{ parents: [...lists.parents.all()], trainings: [...lists.trainings.all()] },
    inOrder: [results.map(({ id }) => id), [...lists.bases.keys()], [...lists.datasets.keys()]],
    studies: [...used].map((id) => studies.get(id)),
    rights: [...knowledge.bases.keys()].map((id) => licenseJudge.effective(id)),
    revisions: knowledgeRevision,
    domains: [...domains.vectors],
    datasetVectors,
    evidence,
  };
}
