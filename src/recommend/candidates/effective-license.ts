import type { RightName } from '../../catalog';
import { WEIGHT_RELATIONS, type KnownBase, type Knowledge } from '../knowledge/knowledge';
import type { LicensePolicyName } from '../question/question';

export type Rights = Record<
  'commercialUse' | 'derivatives' | 'redistribution' | 'copyleft' | 'attribution',
  RightName
>;

/** The licences that bind whoever uses a base's weights, and what they allow together. */
export interface EffectiveLicense {
  /** The base's own first, then those of what it was made from. */
  licenseIds: readonly string[];
  /** The base's own, or that of the nearest it was made from that has one; of several the strictest. */
  nearestId: string | null;
  rights: Rights;
}

const NOTHING_KNOWN: Rights = {
  commercialUse: 'UNKNOWN',
  derivatives: 'UNKNOWN',
  redistribution: 'UNKNOWN',
  copyleft: 'UNKNOWN',
  attribution: 'UNKNOWN',
};

/**
 * Weights that come from another model's are bound by its licence too; a model without a licence of its own passes on what its
 * bases say. Of several licences the strictest word on each right holds, as in `Model.licenses.effective`.
 */
export function effectiveLicense(base: KnownBase, knowledge: Knowledge): EffectiveLicense {
  const known = judged.get(base);
  if (known !== undefined) return known;
  const license = judge(base, knowledge);
  judged.set(base, license);
  return license;
}

/** A base belongs to one reading of the catalogue, so that what was judged of it once stays true. */
const judged = new WeakMap<KnownBase, EffectiveLicense>();

function judge(base: KnownBase, knowledge: Knowledge): EffectiveLicense {
  const ids: Array<string | null> = [];
  const seen = new Set([base.id]);
  let nearestId: string | null = null;
  let step = [{ id: base.id, licenseId: base.weightsLicenseId }];
  while (step.length > 0) {
    nearestId ??= nearestOf(step, knowledge);
    step = step.flatMap(({ id, licenseId }) => {
      const parents = (knowledge.parents.get(id) ?? []).filter(({ relation }) =>
        WEIGHT_RELATIONS.has(relation),
      );
      if (licenseId !== null || parents.length === 0) ids.push(licenseId);
      return parents.flatMap(({ baseId, baseLicenseId }) => {
        if (seen.has(baseId)) return [];
        seen.add(baseId);
        return [{ id: baseId, licenseId: baseLicenseId }];
      });
    });
  }
  const licenseIds = [...new Set(ids.filter((id) => id !== null))];
  return { licenseIds, nearestId, rights: strictest([...new Set(ids)], knowledge) };
}

function nearestOf(
  step: readonly { id: number; licenseId: string | null }[],
  knowledge: Knowledge,
): string | null {
  const strictness = (id: string | null): number => {
    const { commercialUse, derivatives, redistribution, copyleft, attribution } = rightsOf(id, knowledge);
    const refused = [commercialUse, derivatives, redistribution].filter((right) => right === 'NO');
    return refused.length + [copyleft, attribution].filter((duty) => duty === 'YES').length;
  };
  const [nearest] = step
    .filter(({ licenseId }) => licenseId !== null)
    .sort((a, b) => strictness(b.licenseId) - strictness(a.licenseId) || a.id - b.id);
  return nearest?.licenseId ?? null;
}

function strictest(ids: ReadonlyArray<string | null>, knowledge: Knowledge): Rights {
  if (ids.length === 0) return NOTHING_KNOWN;
  const licenses = ids.map((id) => rightsOf(id, knowledge));
  const worst = (right: keyof Rights, bad: RightName): RightName => {
    const words = licenses.map((license) => license[right]);
    if (words.includes(bad)) return bad;
    return words.includes('UNKNOWN') ? 'UNKNOWN' : bad === 'NO' ? 'YES' : 'NO';
  };
  return {
    commercialUse: worst('commercialUse', 'NO'),
    derivatives: worst('derivatives', 'NO'),
    redistribution: worst('redistribution', 'NO'),
    copyleft: worst('copyleft', 'YES'),
    attribution: worst('attribution', 'YES'),
  };
}

const REQUIRED: Record<LicensePolicyName, ReadonlyArray<readonly [keyof Rights, RightName, string]>> = {
  ANY: [],
  COMMERCIAL_USE: [['commercialUse', 'YES', 'commercial use']],
  PERMISSIVE_ONLY: [
    ['commercialUse', 'YES', 'commercial use'],
    ['derivatives', 'YES', 'derivatives'],
    ['redistribution', 'YES', 'redistribution'],
    ['copyleft', 'NO', 'use without copyleft'],
  ],
};

/** What a policy misses in some rights, in words; null when it is met. What is not known does not meet it. */
export function policyFailure(rights: Rights, policy: LicensePolicyName): string | null {
  for (const [right, wanted, words] of REQUIRED[policy]) {
    if (rights[right] === 'UNKNOWN') return `it is not known whether it allows ${words}`;
    if (rights[right] !== wanted) return `it does not allow ${words}`;
  }
  return null;
}

/** What one licence by itself allows; all unknown for none. */
export const rightsOf = (licenseId: string | null, knowledge: Knowledge): Rights =>
  (licenseId === null ? undefined : knowledge.licenses.get(licenseId)) ?? NOTHING_KNOWN;
