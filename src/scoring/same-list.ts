/** Whether two lists hold the same things in the same order; objects are compared by identity. */
export const isSameList = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((value, place) => value === other[place]);
