import { ONE_PURPOSE_RELATIONS } from '../../catalog';
import type { Knowledge, KnownBase } from './knowledge';

/** Bases that nobody measured are compared too, but only so many: those that most was built on. */
const MAX_UNMEASURED = 400;

/**
 * The models that may be recommended at all: those with results, and those that others start from.
 */
export function possibleBases(knowledge: Pick<Knowledge, 'bases'>): KnownBase[] {
  const bases = [...knowledge.bases.values()].filter((base) => base.inputModalities.length > 0);
  const measured = bases.filter(({ results }) => results.length > 0);
  const unmeasured = bases
    .filter((base) => base.results.length === 0 && isStartingPoint(base))
    .sort((a, b) => b.children - a.children || (b.downloads ?? 0) - (a.downloads ?? 0) || a.id - b.id);
  return [...measured, ...unmeasured.slice(0, MAX_UNMEASURED)];
}

function isStartingPoint({ parents, children, pretrainingDatasetIds }: KnownBase): boolean {
  if (parents.some(({ relation }) => ONE_PURPOSE_RELATIONS.has(relation))) return false;
  return children > 0 || pretrainingDatasetIds.length > 0;
}
