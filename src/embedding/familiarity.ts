import { stemCounts } from './features';
import { loadLexicon, type Lexicon } from './lexicon';
import type { EncodableFacts } from './types';
import { contentStems } from './words';

/** How well the catalogue's vocabulary covers a free text. */
export interface Coverage {
  /**
   * Share of the text's content, weighted by rarity, whose words or groups of like words are known:
   * 0 to 1.
   */
  share: number;
  /** Distinct known words or groups of like words. */
  known: number;
}

/**
 * Below these, the catalogue is taken to know nothing about a text; docs/lab/encoder.md says how
 * they were chosen.
 */
const MINIMUM_SHARE = 0.34;
const MINIMUM_NEAREST = 0.2;
/**
 * Words of one subject bring a text nearer to its domain; known words that do not are an arbitrary
 * mixture.
 */
const NEARER_PER_KNOWN = 0.03;
const MINIMUM_PRODUCT = 0.14;

/** Distinguishes questions that the catalogue covers from those that it does not. */
export class Familiarity {
  private readonly stems = new Set<string>();
  private readonly concepts = new Set<string>();

  /** @param covered the domains (and datasets) whose vocabulary counts as known. */
  constructor(
    covered: readonly EncodableFacts[],
    private readonly lexicon: Lexicon = loadLexicon(),
  ) {
    for (const facts of covered) {
      for (const stem of stemCounts(facts).keys()) {
        this.stems.add(stem);
        for (const concept of lexicon.concepts(stem)) this.concepts.add(concept);
      }
    }
  }

  coverage(text: string): Coverage {
    const known = new Set<string>();
    let total = 0;
    let covered = 0;
    for (const stem of new Set(contentStems(text))) {
      const weight = this.lexicon.idf(stem);
      const concept = this.lexicon.concepts(stem).find((name) => this.concepts.has(name));
      total += weight;
      if (!this.stems.has(stem) && concept === undefined) continue;
      covered += weight;
      known.add(concept ?? stem);
    }
    return { share: total === 0 ? 0 : covered / total, known: known.size };
  }

  /**
   * @param nearest similarity of the text to its nearest domain
   * @returns whether an answer about that domain would be an answer to the text
   */
  isFamiliar(text: string, nearest: number): boolean {
    const { share, known } = this.coverage(text);
    const coherent = nearest >= MINIMUM_NEAREST + NEARER_PER_KNOWN * known;
    return coherent && share >= MINIMUM_SHARE && share * nearest >= MINIMUM_PRODUCT;
  }
}
