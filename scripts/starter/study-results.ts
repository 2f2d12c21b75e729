import { createHash } from 'node:crypto';
import type { Reference, TransferResultRecord } from '../../src/hubs';
import type { StudyDescription } from '../../src/hubs/csv/study-description';
import { describeResults, resultKey, type DescribedResult } from '../../src/ingest/describe-results';
import { readTaxonomyTerms, Taxonomies } from '../../src/ingest/taxonomy/taxonomies';
import { keyOf, type KnownThings } from './known-things';

/** What the starter catalogue takes of a study's table, and what it does not. */
export interface StudyResults {
  results: DescribedResult[];
  /** Rows by the reason why they are no results here. */
  leftOut: Map<string, number>;
  /** Bases that no starter record describes, with how many results each has. */
  unknownBases: Map<string, number>;
  unknownTargets: Map<string, number>;
  /** Of the usable results, how many the sample leaves. */
  notSampled: number;
}

export const add = (counts: Map<string, number>, word: string, count = 1): void =>
  void counts.set(word, (counts.get(word) ?? 0) + count);

/** Order in which a study's targets are taken: by a digest, which no one can choose. */
const placeOf = (study: string, target: string): string =>
  createHash('sha256').update(`${study} ${target}`).digest('hex');

/** Whole targets, in the order of their digests, until there are as many results as are wanted. */
export function sampleOf(
  study: string,
  results: readonly DescribedResult[],
  wanted: number | null,
): DescribedResult[] {
  if (wanted === null || results.length <= wanted) return [...results];
  const byTarget = new Map<string, DescribedResult[]>();
  for (const result of results) {
    const { externalId } = result.target;
    byTarget.set(externalId, [...(byTarget.get(externalId) ?? []), result]);
  }
  const places = [...byTarget.keys()].map((target) => ({ target, place: placeOf(study, target) }));
  places.sort((a, b) => (a.place < b.place ? -1 : 1));
  const taken: DescribedResult[] = [];
  for (const { target } of places) {
    if (taken.length >= wanted) break;
    taken.push(...(byTarget.get(target) ?? []));
  }
  return taken;
}

const TAXONOMIES = new Taxonomies(readTaxonomyTerms());

/** Results of a study that its records can stand for: described on both sides, and no leaks. */
export function usableResults(
  { study, sample }: StudyDescription,
  records: readonly TransferResultRecord[],
  things: KnownThings,
): StudyResults {
  const found: StudyResults = {
    results: [],
    leftOut: new Map(),
    unknownBases: new Map(),
    unknownTargets: new Map(),
    notSampled: 0,
  };
  const described = describeResults(records, TAXONOMIES);
  for (const { field, message, count } of described.problems)
    add(found.leftOut, `${field} ${message}`, count ?? 1);
  const byKey = new Map<string, DescribedResult>();
  for (const result of described.results) {
    const placed = placedResult(result, things, found);
    if (placed === null) continue;
    const key = resultKey(placed);
    if (byKey.has(key)) add(found.leftOut, 'is said twice: the first counts');
    else byKey.set(key, placed);
  }
  const usable = [...byKey.values()];
  found.results = sampleOf(study.key, usable, sample?.results ?? null);
  found.notSampled = usable.length - found.results.length;
  return found;
}

/** A result under the ids of the records of its base and target; null: it is left out. */
function placedResult(
  result: DescribedResult,
  things: KnownThings,
  found: StudyResults,
): DescribedResult | null {
  const [base, target] = [things.model(result.base), things.dataset(result.target)];
  if (base === null) add(found.unknownBases, keyOf(result.base));
  if (target === null) add(found.unknownTargets, keyOf(result.target));
  if (base === null || target === null) {
    add(found.leftOut, 'base or target has no record in the starter');
    return null;
  }
  if (things.hasSeen(base, target)) {
    add(found.leftOut, 'base was trained on the target: a leak');
    return null;
  }
  const named = (thing: Reference) => ({ hub: thing.hub, externalId: thing.externalId });
  return {
    ...result,
    base: { kind: 'MODEL', ...named(base) },
    target: { kind: 'DATASET', ...named(target) },
  };
}
