import { compareText } from '../platform/compare-text';
import { groupBy } from '../platform/group-by';
import type { BaseFacts } from '../scoring';

export interface Fold {
  families: string[];
  models: string[];
}

const FOLDS = 5;

/**
 * Parts models into at most five folds of whole architecture families, as even as the families
 * allow: the largest first, each into the smallest fold, equals by name. A base of unknown family
 * is one by itself.
 */
export function toFolds(models: readonly string[], bases: readonly BaseFacts[]): Fold[] {
  const familyOf = new Map(bases.map((base) => [base.id, base.family ?? `unknown (${base.id})`]));
  const families = groupBy(
    [...models].sort(compareText),
    (model) => familyOf.get(model) ?? `unknown (${model})`,
  );
  const folds: Fold[] = Array.from({ length: Math.min(FOLDS, families.size) }, () => ({
    families: [],
    models: [],
  }));
  const bySize = [...families].sort(
    ([a, some], [b, others]) => others.length - some.length || compareText(a, b),
  );
  for (const [family, members] of bySize) {
    const fold = folds.reduce((least, one) => (one.models.length < least.models.length ? one : least));
    fold.families.push(family);
    fold.models.push(...members);
  }
  return folds;
}
