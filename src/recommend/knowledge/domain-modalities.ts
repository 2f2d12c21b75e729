import type { ModalityName } from '../../catalog';
import { append } from '../../platform/group-by';
import { visitInSteps } from '../../platform/slices';
import { type Knowledge, type KnownDomain } from './knowledge';
import { addWeight, toShares, type ModalityShares } from './modality-shares';
import { modalityWords } from './modality-words';
import type { DatasetRow } from './rows';

/** What all words of a domain's description count for beside a dataset in it. */
const WORDS_WEIGHT = 1;

/**
 * The kinds of data in each domain: by the datasets in it and below it, and by the words that
 * describe it.
 */
export function* domainModalities(
  knowledge: Pick<Knowledge, 'datasets' | 'domains'>,
): Generator<void, Map<number, ModalityShares>> {
  const placed = new Map<number, DatasetRow[]>();
  yield* visitInSteps(knowledge.datasets.values(), (dataset) => {
    for (const id of dataset.domainIds)
      for (const domainId of knowledge.domains.get(id)?.lineIds ?? []) append(placed, domainId, dataset);
  });
  const shares = new Map<number, ModalityShares>();
  for (const domain of knowledge.domains.values()) {
    const weights = describedModalities(domain, knowledge);
    for (const { modalities } of placed.get(domain.id) ?? [])
      for (const modality of modalities) addWeight(weights, modality, 1 / modalities.length);
    shares.set(domain.id, toShares(weights));
    yield;
  }
  return shares;
}

function describedModalities(
  domain: KnownDomain,
  knowledge: Pick<Knowledge, 'domains'>,
): Map<ModalityName, number> {
  const line = domain.lineIds.flatMap((id) => knowledge.domains.get(id) ?? []);
  const text = line.map(({ name, slug }) => `${name} ${slug}`).join(' ');
  const weights = new Map<ModalityName, number>();
  for (const words of [text, domain.description, domain.aliases.join(', ')]) {
    for (const [modality, count] of modalityWords(words)) addWeight(weights, modality, count);
  }
  return new Map([...toShares(weights)].map(([modality, share]) => [modality, share * WORDS_WEIGHT]));
}
