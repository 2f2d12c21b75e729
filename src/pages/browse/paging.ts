import { given, type PageRequest } from '../page';

const SHOWN = 50;

/** What the address carries of this name; null where it carries nothing. */
export const chosen = (request: PageRequest, name: string): string | null => given(request, name) || null;

/** Which part of a list is asked for. */
export const paging = (request: PageRequest): { readonly first: number; readonly after: string | null } => ({
  first: SHOWN,
  after: chosen(request, 'after'),
});

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/** Where the list goes on; null at its end. */
export const next = ({ hasNextPage, endCursor }: PageInfo): string | null => (hasNextPage ? endCursor : null);

/** Orders of a list by the value in the address, each with its name in the API and its text. */
export type Orders<Field> = ReadonlyMap<string, readonly [Field, string]>;

/** The order that the address names; null for the usual one. */
export function orderOf<Field>(
  orders: Orders<Field>,
  request: PageRequest,
): { readonly field: Field } | null {
  const order = orders.get(chosen(request, 'order') ?? '');
  return order === undefined ? null : { field: order[0] };
}

/** What people choose an order by. */
export const textsOf = (orders: Orders<unknown>): ReadonlyMap<string, string> =>
  new Map([['', 'usual order'], ...[...orders].map(([value, [, text]]): [string, string] => [value, text])]);

/** What is wrong with the order that the address names; empty where nothing is. */
export function orderFaults(orders: Orders<unknown>, request: PageRequest): string[] {
  const order = chosen(request, 'order');
  if (order === null || orders.has(order)) return [];
  return [`order: expected one of ${[...orders.keys()].join(', ')}, not "${order}".`];
}
