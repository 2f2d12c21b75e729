/** So many of some items, evenly chosen in their order; all where there are no more. */
export function evenly<Item>(items: ArrayLike<Item>, count: number): Item[] {
  if (items.length <= count) return Array.from(items);
  const step = items.length / count;
  return Array.from({ length: count }, (_, i) => items[Math.floor((i + 0.5) * step)]).filter(
    (item) => item !== undefined,
  );
}
