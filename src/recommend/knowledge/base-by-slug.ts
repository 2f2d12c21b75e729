import type { Knowledge, KnownBase } from './knowledge';

const bySlug = new WeakMap<Knowledge, ReadonlyMap<string, KnownBase>>();

/**
 * An active model by its slug in any case. The slugs are put in order once for each reading of the
 * catalogue, when one is first asked for.
 */
export function findBaseBySlug(slug: string, knowledge: Knowledge): KnownBase | undefined {
  const known =
    bySlug.get(knowledge) ??
    new Map([...knowledge.bases.values()].map((base) => [base.slug.toLowerCase(), base]));
  bySlug.set(knowledge, known);
  return known.get(slug.trim().toLowerCase());
}
