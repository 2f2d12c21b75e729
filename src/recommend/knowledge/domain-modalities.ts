import type { ModalityName } from '../../catalog';
import { groupBy } from '../../platform/group-by';
import { type Knowledge, type KnownDomain } from './knowledge';
import { addWeight, toShares, type ModalityShares } from './modality-shares';
import { modalityWords } from './modality-words';

/** What all words of a domain's description count for beside a dataset in it. */
const WORDS_WEIGHT = 1;

/**
 * The kinds of data in each domain: by the datasets in it and below it, and by the words that
 * describe it.
 */
export function domainModalities(knowledge: Knowledge): Map<number, ModalityShares> {
  const datasets = [...knowledge.datasets.values()];
  const placed = groupBy(
    datasets.flatMap((dataset) =>
      dataset.domainIds
        .flatMap((id) => knowledge.domains.get(id)?.lineIds ?? [])
        .map((domainId) => ({ domainId, dataset })),
    ),
    ({ domainId }) => domainId,
  );
  return new Map(
    [...knowledge.domains.values()].map((domain) => {
      const weights = describedModalities(domain, knowledge);
      for (const { dataset } of placed.get(domain.id) ?? []) {
        for (const modality of dataset.modalities)
          addWeight(weights, modality, 1 / dataset.modalities.length);
      }
      return [domain.id, toShares(weights)];
    }),
  );
}

function describedModalities(domain: KnownDomain, knowledge: Knowledge): Map<ModalityName, number> {
  const line = domain.lineIds.flatMap((id) => knowledge.domains.get(id) ?? []);
  const text = line.map(({ name, slug }) => `${name} ${slug}`).join(' ');
  const weights = new Map<ModalityName, number>();
  for (const words of [text, domain.description, domain.aliases.join(', ')]) {
    for (const [modality, count] of modalityWords(words)) addWeight(weights, modality, count);
  }
  return new Map([...toShares(weights)].map(([modality, share]) => [modality, share * WORDS_WEIGHT]));
}
