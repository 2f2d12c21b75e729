import { append } from '../../platform/group-by';
import type { Knowledge, KnownBase } from './knowledge';

/**
 * Bases that nobody measured are compared too, but only so many of each kind of model: those that
 * most was built on, then those that are downloaded most.
 */
const MAX_UNMEASURED_OF_KIND = 500;

/**
 * The models that may be recommended for some task: every one whose input is known. Whether it fits
 * a task is asked for each question (`candidates/base-way.ts`).
 */
export function possibleBases(knowledge: Pick<Knowledge, 'bases'>): KnownBase[] {
  const bases = [...knowledge.bases.values()].filter((base) => base.inputModalities.length > 0);
  const measured = bases.filter(({ results }) => results.length > 0);
  const unmeasured = bases
    .filter(({ results }) => results.length === 0)
    .sort((a, b) => b.children - a.children || (b.downloads ?? 0) - (a.downloads ?? 0) || a.id - b.id);
  const ofKind = new Map<string, KnownBase[]>();
  for (const base of unmeasured) {
    const kind = base.kind ?? '';
    if ((ofKind.get(kind)?.length ?? 0) < MAX_UNMEASURED_OF_KIND) append(ofKind, kind, base);
  }
  return [...measured, ...[...ofKind.values()].flat()];
}
