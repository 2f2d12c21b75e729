import { slugKey } from '../../../src/platform/written-text';
import { BaseAt } from '../../../src/recommend/knowledge/base-at';
import type { EncodedKnowledge } from '../../../src/recommend/knowledge/knowledge-reader';

/** Bases as objects of their own: how they are held is no part of what is said. */
function basesIn({ bases, baseBySlug }: EncodedKnowledge['knowledge']) {
  const all = [...bases.values()];
  const found = all.map(({ id, slug }) => [id, bases.get(id)?.slug, baseBySlug.get(slugKey(slug))?.id]);
  const unpacked = all.map((base) => (base instanceof BaseAt ? base.unpacked() : base));
  return { bases: unpacked, found, count: bases.size, baseBySlug: undefined };
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
    inOrder: [results.map(({ id }) => id), [...lists.datasets.keys()]],
    studies: [...used].map((id) => studies.get(id)),
    rights: [...knowledge.bases.values()].map(({ id }) => licenseJudge.effective(id)),
    revisions: knowledgeRevision,
    domains: [...domains.vectors],
    datasetVectors,
    evidence,
  };
}
