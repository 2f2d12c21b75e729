import type { Viewer } from '../viewer';

/**
 * Whom a model, dataset or transfer result is for, from everybody to the members of its publisher.
 * A closed set.
 */
export const VISIBILITIES = ['PUBLIC', 'INTERNAL', 'PRIVATE'] as const;
export type VisibilityName = (typeof VISIBILITIES)[number];

/** What somebody may see of the catalogue. Two who may see the same have the same name of it. */
export interface Reach {
  readonly name: string;
  /** Everything, whoever it is for. */
  readonly isWhole: boolean;
  /** What is for whoever is known here. */
  readonly isInternal: boolean;
  /** What is for the members of these publishers; row ids, ascending. */
  readonly publishers: readonly number[];
}

const reach = (isInternal: boolean, publishers: readonly number[]): Reach => ({
  name: ['public', ...(isInternal ? ['internal'] : []), ...publishers].join(' '),
  isWhole: false,
  isInternal,
  publishers,
});

/** Of nobody in particular. */
export const PUBLIC_REACH = reach(false, []);

/** Of administrators, imports and the command line. */
export const WHOLE_REACH: Reach = { ...reach(true, []), name: 'everything', isWhole: true };

/** What a viewer may see. Any role at a publisher shows what is for its members. */
export function reachOf({ scopes, roles }: Pick<Viewer, 'scopes' | 'roles'>): Reach {
  if (scopes.has('admin')) return WHOLE_REACH;
  const publishers = [...roles.keys()].sort((left, right) => left - right);
  return scopes.has('read') || publishers.length > 0 ? reach(scopes.has('read'), publishers) : PUBLIC_REACH;
}
