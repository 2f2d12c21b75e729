import { compareText } from '../../platform/compare-text';

/** The source of what the starter catalogue says of the things of other hubs. */
export const STARTER_SOURCE = 'starter';

/** The source of records of a hub that is read in one way only. */
export const ONLY_SOURCE = '';

/** By what source something was said, how much of it, and when by the hub's own clock. */
export interface Said {
  readonly source: string;
  readonly parts: readonly string[];
  /** ISO 8601; null where the source has no clock. */
  readonly updatedAt: string | null;
}

/** The source and parts of a record. */
export const saidBy = ({
  source,
  parts,
  updatedAt,
}: {
  source: string | null;
  parts: readonly string[];
  updatedAt: string | null;
}): Said => ({ source: source ?? ONLY_SOURCE, parts, updatedAt });

/** Whether the hub's clock says that one is later; what has no clock is before all that has one. */
export const isLater = (one: Said, other: Said): boolean =>
  compareText(one.updatedAt ?? '', other.updatedAt ?? '') > 0;

/**
 * Whether what is said under one id takes the place of what was said there before: by the same
 * source, with all its parts, and no earlier by the hub's clock, so that nothing without a clock
 * replaces what has one. What is from before sources were told apart gives way to any but the
 * starter catalogue.
 */
export function replaces(one: Said, other: Said): boolean {
  const isSame =
    one.source === other.source || (other.source === ONLY_SOURCE && one.source !== STARTER_SOURCE);
  return isSame && other.parts.every((part) => one.parts.includes(part)) && !isLater(other, one);
}
