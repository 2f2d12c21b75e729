import type { ModalityName } from '../../catalog';
import type { KnownDomain } from '../knowledge/knowledge';
import { addWeight, clearWinner, toShares, type ModalityShares } from '../knowledge/modality-shares';
import { modalityWords } from '../knowledge/modality-words';

/** What all words of the question count for beside a domain of similarity 1. */
const QUESTION_WEIGHT = 0.7;

/** What the words for a task count for that go with one kind of data. */
const TASK_WEIGHT = 0.3;

/**
 * The kind of input that a question is about, from its own words and from the domains nearest to
 * it; null where two kinds are about as likely.
 * @param ofTask the kinds of data that its words for a task speak of
 */
export function inferModality(
  text: string,
  nearest: readonly { domainId: number; similarity: number }[],
  byDomain: ReadonlyMap<number, ModalityShares>,
  ofTask: Iterable<ModalityName> = [],
): ModalityName | null {
  const weights = new Map<ModalityName, number>();
  for (const modality of ofTask) addWeight(weights, modality, TASK_WEIGHT);
  for (const [modality, share] of toShares(modalityWords(text)))
    addWeight(weights, modality, share * QUESTION_WEIGHT);
  for (const { domainId, similarity } of nearest) {
    for (const [modality, share] of byDomain.get(domainId) ?? [])
      addWeight(weights, modality, share * similarity ** 2);
  }
  return clearWinner(weights);
}

/**
 * A question without the names of domains whose words mislead: "hate speech" is no speech, as the
 * data of the domain of that name tell.
 */
export function withoutMisleadingNames(
  question: string,
  domains: readonly KnownDomain[],
  byDomain: ReadonlyMap<number, ModalityShares>,
): string {
  const misleading = domains.flatMap(({ id, name, aliases }) => {
    const kind = clearWinner(byDomain.get(id) ?? new Map());
    return [name, ...aliases].filter((words) => {
      const said = modalityWords(words);
      return kind !== null && said.size > 0 && !said.has(kind);
    });
  });
  return misleading.reduce(
    (text, name) => ` ${text} `.replaceAll(` ${name.toLowerCase()} `, ' ').trim(),
    question.toLowerCase().replace(/[.,;:!?()"]/g, ' '),
  );
}
