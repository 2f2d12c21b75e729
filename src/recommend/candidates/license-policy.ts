import type { RightKey, RightName, Rights } from '../../catalog';
import type { LicensePolicyName } from '../question/question';

const REQUIRED: Record<LicensePolicyName, ReadonlyArray<readonly [RightKey, RightName, string]>> = {
  ANY: [],
  COMMERCIAL_USE: [['commercialUse', 'YES', 'commercial use']],
  PERMISSIVE_ONLY: [
    ['commercialUse', 'YES', 'commercial use'],
    ['derivatives', 'YES', 'derivatives'],
    ['redistribution', 'YES', 'redistribution'],
    ['copyleft', 'NO', 'use without copyleft'],
  ],
};

/**
 * What a policy misses in some rights, in words; null when it is met. What is not known does not
 * meet it.
 */
export function policyFailure(rights: Rights, policy: LicensePolicyName): string | null {
  for (const [right, wanted, words] of REQUIRED[policy]) {
    if (rights[right] === 'UNKNOWN') return `it is not known whether it allows ${words}`;
    if (rights[right] !== wanted) return `it does not allow ${words}`;
  }
  return null;
}
