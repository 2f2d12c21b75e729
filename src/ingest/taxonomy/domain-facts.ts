import { z } from 'zod';
import { MODALITIES, type ModalityName } from '../../catalog';
import modalityFacts from './data/domain-modalities.json';
import words from './data/domain-words.json';

const list = z.array(z.string());
const modalities = z.array(z.enum(MODALITIES));

/** Words by which domains are told or not told. */
export const domainWords = z
  .strictObject({
    /** Single words that mostly mean something else in a sentence or a name. */
    everyday: list,
    /** The same for phrases of several words, without plural endings. */
    idioms: list,
    /**
     * Aliases that tell a question's subject, but as a tag mostly a technique, a site or a quality.
     */
    noSubject: list,
    /** Words that end in `s` and are no plurals. */
    noPlural: list,
    /** Alias -> slug of the wider domain that the word alone stands for. */
    moved: z.record(z.string(), z.string()),
  })
  .parse(words);

const facts = z
  .strictObject({
    /** Slug -> kinds of data that the domain and those below it are about; left out: any. */
    modalities: z.record(z.string(), modalities),
    /** Slug -> domains that it is described to leave out. */
    excluded: z.record(z.string(), list),
    /** Words of names, tags and architectures that tell the kind of data. */
    hints: z.partialRecord(z.enum(MODALITIES), list),
  })
  .parse(modalityFacts);

const MODALITIES_OF = new Map(Object.entries(facts.modalities));
const EXCLUDED = new Map(Object.entries(facts.excluded));
const HINTS = new Map(
  MODALITIES.flatMap((modality) => (facts.hints[modality] ?? []).map((word) => [word, modality] as const)),
);

/** Kinds of data that a domain is about, its own or those of the nearest above; null: any. */
export function modalitiesOfDomain(slug: string): readonly ModalityName[] | null {
  const own = MODALITIES_OF.get(slug);
  if (own !== undefined) return own;
  const end = slug.lastIndexOf('/');
  return end < 0 ? null : modalitiesOfDomain(slug.slice(0, end));
}

/** The domain of a slug or one above it. */
const isWithin = (slug: string, above: string): boolean => slug === above || slug.startsWith(`${above}/`);

/** Whether a domain leaves out, by its description, what another one is about. */
export const isExcludedBy = (slug: string, other: string): boolean =>
  (EXCLUDED.get(slug) ?? []).some((above) => isWithin(other, above));

/** Kinds of data that words of a record tell of. */
export function hintedModalities(texts: readonly string[]): ModalityName[] {
  const found = new Set<ModalityName>();
  for (const text of texts) {
    const lower = text.toLowerCase();
    for (const word of [lower, ...lower.split(/[^a-z0-9]+/)]) {
      const modality = HINTS.get(word) ?? HINTS.get(word.replace(/[0-9]+$/, ''));
      if (modality !== undefined) found.add(modality);
    }
  }
  return [...found];
}
