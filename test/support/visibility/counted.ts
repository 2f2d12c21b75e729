interface Connection {
  readonly __typename: string;
  readonly totalCount?: number | null;
  readonly nodes?: readonly unknown[];
  readonly pageInfo?: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean };
  readonly facets?: { readonly [facet: string]: readonly { count: number }[] | string } | null;
}

/** Counts in an answer that are not those of what it holds; where whole lists were asked for. */
export function miscounted(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one, place) => miscounted(one, `${path}.${place}`));
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, one]) => miscounted(one, `${path}.${key}`));
  const connection = value as Connection;
  const { nodes, totalCount, pageInfo, facets } = connection;
  if (nodes === undefined || typeof totalCount !== 'number' || pageInfo === undefined) return inner;
  if (pageInfo.hasNextPage || pageInfo.hasPreviousPage) return inner;
  const statuses = facets?.statuses;
  const sum = typeof statuses === 'object' ? statuses.reduce((all, { count }) => all + count, 0) : totalCount;
  const over = Object.entries(facets ?? {}).flatMap(([name, counts]) =>
    typeof counts !== 'string' && counts.some(({ count }) => count > totalCount) ? [`${path}.${name}`] : [],
  );
  return [
    ...inner,
    ...over,
    ...(nodes.length === totalCount ? [] : [`${path}.totalCount: ${totalCount}, nodes: ${nodes.length}`]),
    ...(sum === totalCount ? [] : [`${path}.facets: ${sum}, totalCount: ${totalCount}`]),
  ];
}
