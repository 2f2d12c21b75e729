import type { Lexicon } from './lexicon';
import type { EncodableFacts } from './types';
import { contentStems, splitWords } from './words';

export type Features = Map<string, number>;

const PAIR_WEIGHT = 0.2;
/** A pair is less ambiguous than its words. */
const PAIR_CONCEPT = 1.5;
const ALIAS_WEIGHT = 1;
const PATH_WEIGHT = 0.7;

function add(features: Features, name: string, weight: number): void {
  features.set(name, (features.get(name) ?? 0) + weight);
}

/** Every text of the facts, with how much a word of it counts. */
function weightedTexts(facts: EncodableFacts): Array<{ text: string; weight: number }> {
  return [
    { text: facts.text, weight: 1 },
    ...(facts.aliases ?? []).map((text) => ({ text, weight: ALIAS_WEIGHT })),
    ...(facts.domainPath ?? []).map((text) => ({ text, weight: PATH_WEIGHT })),
  ];
}

/** How often each stem occurs, weighted. */
export function stemCounts(facts: EncodableFacts): Features {
  const counts: Features = new Map();
  for (const { text, weight } of weightedTexts(facts)) {
    for (const stem of contentStems(text)) add(counts, stem, weight);
  }
  return counts;
}

/** Stems by TF-IDF with a logarithmic term frequency, and pairs of neighbours at a lower weight. */
export function wordFeatures(facts: EncodableFacts, lexicon: Lexicon): Features {
  const features: Features = new Map();
  for (const [stem, count] of stemCounts(facts)) features.set(`w ${stem}`, damped(count) * lexicon.idf(stem));
  for (const { pair, rarity, weight } of pairsOf(facts, lexicon)) {
    features.set(`p ${pair}`, rarity * PAIR_WEIGHT * Math.min(1, weight));
  }
  return features;
}

/**
 * The groups of like words that the stems and pairs belong to; a group counts as much as its rarest
 * member in the text.
 */
export function conceptFeatures(facts: EncodableFacts, lexicon: Lexicon): Features {
  const features: Features = new Map();
  const raise = (term: string, weight: number): void => {
    for (const concept of lexicon.concepts(term)) {
      features.set(concept, Math.max(features.get(concept) ?? 0, weight));
    }
  };
  for (const [stem, count] of stemCounts(facts)) raise(stem, damped(count) * lexicon.idf(stem));
  for (const { pair, rarity, weight } of pairsOf(facts, lexicon))
    raise(pair, damped(weight) * rarity * PAIR_CONCEPT);
  return features;
}

/** Two stems side by side, with a space between. */
function pairsOf(
  facts: EncodableFacts,
  lexicon: Lexicon,
): Array<{ pair: string; rarity: number; weight: number }> {
  return weightedTexts(facts).flatMap(({ text, weight }) => {
    const stems = contentStems(text);
    return stems.slice(1).map((right, index) => {
      const left = stems[index] ?? '';
      return { pair: `${left} ${right}`, rarity: (lexicon.idf(left) + lexicon.idf(right)) / 2, weight };
    });
  });
}

/**
 * Letter sequences of 3 to 5 inside each word: they match `pneumonia` with `pneumonic` and survive
 * typos.
 */
export function characterFeatures(facts: EncodableFacts, lexicon: Lexicon): Features {
  const features: Features = new Map();
  for (const { text, weight } of weightedTexts(facts)) {
    for (const word of splitWords(text)) {
      const stems = contentStems(word);
      const rarity = stems.length === 0 ? 0 : Math.max(...stems.map((stem) => lexicon.idf(stem)));
      if (rarity === 0) continue;
      const grams = letterGrams(word);
      for (const gram of grams) add(features, gram, (weight * rarity) / Math.sqrt(grams.length));
    }
  }
  for (const [gram, weight] of features) features.set(gram, Math.sqrt(weight));
  return features;
}

function letterGrams(word: string): string[] {
  const padded = `<${word}>`;
  const grams: string[] = [];
  for (let size = 3; size <= 5; size++) {
    for (let start = 0; start + size <= padded.length; start++) grams.push(padded.slice(start, start + size));
  }
  return grams;
}

/** Stems of short structured names such as task slugs or a domain's path, each counted once. */
export function nameFeatures(names: readonly string[], lexicon: Lexicon): Features {
  const features: Features = new Map();
  for (const name of names) {
    for (const stem of contentStems(name)) features.set(stem, lexicon.idf(stem));
  }
  return features;
}

function damped(count: number): number {
  return count <= 1 ? count : 1 + Math.log(count);
}
