import type { RightName } from '../vocabulary';

export const RIGHT_NAMES = [
  'commercialUse',
  'derivatives',
  'redistribution',
  'copyleft',
  'attribution',
] as const;
export type RightKey = (typeof RIGHT_NAMES)[number];
export type Rights = Readonly<Record<RightKey, RightName>>;

export const UNKNOWN_RIGHTS: Rights = {
  commercialUse: 'UNKNOWN',
  derivatives: 'UNKNOWN',
  redistribution: 'UNKNOWN',
  copyleft: 'UNKNOWN',
  attribution: 'UNKNOWN',
};

/** The answers that restrict users: a permission that is refused, a duty that is imposed. */
export const STRICT: Rights = {
  commercialUse: 'NO',
  derivatives: 'NO',
  redistribution: 'NO',
  copyleft: 'YES',
  attribution: 'YES',
};

/**
 * What several licences allow together: the strictest answer on each right, where unknown is
 * stricter than allowed.
 */
export function strictest(all: readonly Rights[]): Rights {
  const of = (right: RightKey): RightName => {
    const strict = STRICT[right];
    if (all.some((rights) => rights[right] === strict)) return strict;
    if (all.some((rights) => rights[right] === 'UNKNOWN')) return 'UNKNOWN';
    return strict === 'YES' ? 'NO' : 'YES';
  };
  return {
    commercialUse: of('commercialUse'),
    derivatives: of('derivatives'),
    redistribution: of('redistribution'),
    copyleft: of('copyleft'),
    attribution: of('attribution'),
  };
}

/** How many rights a licence withholds, to choose between several nearest bases. */
export const strictness = (rights: Rights): number =>
  RIGHT_NAMES.filter((right) => rights[right] === STRICT[right]).length;
