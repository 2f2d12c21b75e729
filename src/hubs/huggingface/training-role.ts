import type { Reference } from '../records';
import roles from './data/training-roles.json';
import { repositoryId } from './repository-id';
import { squashed, unversioned } from './squashed-names';

/** What a source says of how a model was trained, beside the names of the datasets. */
export interface TrainingEvidence {
  /** Whether it names a model that this one was made from. */
  readonly hasBase: boolean;
  readonly tags: readonly string[];
  /** The prose of the card; null where the source has none. */
  readonly text: string | null;
}

type Role = 'PRETRAINING' | 'FINE_TUNING';

const anyOf = (patterns: readonly string[]): RegExp => new RegExp(patterns.join('|'), 'i');
const TUNED_FROM = anyOf(roles.tunedFrom);
const TUNED = anyOf(roles.tuned);
const PRETRAINED = anyOf(roles.pretrained);
const FROM_SCRATCH = anyOf(roles.fromScratch);
const PRETRAINED_TAGS = new Set(roles.pretrainedTags);
const CORPORA = new Set(roles.corpora.map((id) => (repositoryId('dataset', id) ?? id).toLowerCase()));
/** What a card says of the model itself stands at its beginning. */
const MAX_TEXT = 3000;

/**
 * Says in which stage of training a model was given a dataset. With a base, in its own:
 * fine-tuning. Without one, data that exist for pretraining were for that, and so were all where
 * the tags say so, or the text that the model was pretrained from scratch and nothing of tuning;
 * and those that a sentence on pretraining names. What nothing is said of was the last stage,
 * which is what a card is about.
 */
export function trainingRoles({ hasBase, tags, text }: TrainingEvidence): (dataset: Reference) => Role {
  const beginning = (text ?? '').slice(0, MAX_TEXT);
  if (hasBase || TUNED_FROM.test(beginning)) return () => 'FINE_TUNING';
  const isPretrained =
    tags.some((tag) => PRETRAINED_TAGS.has(tag.toLowerCase())) ||
    (FROM_SCRATCH.test(beginning) && !TUNED.test(beginning));
  const sentences = onPretraining(beginning);
  return ({ externalId }) => {
    const name = squashed(unversioned(externalId.split('/').at(-1) ?? externalId));
    const isNamed = name !== '' && sentences.some((sentence) => sentence.includes(name));
    return isPretrained || isNamed || CORPORA.has(externalId.toLowerCase()) ? 'PRETRAINING' : 'FINE_TUNING';
  };
}

/** Sentences on pretraining, squashed. One that speaks of tuning as well says nothing clear. */
const onPretraining = (text: string): string[] =>
  text
    .split(/(?<=[.!?])\s+|\n\n+/)
    .filter((sentence) => PRETRAINED.test(sentence) && !TUNED.test(sentence))
    .map(squashed);
