import type { TransferMatrixQuery } from '../operations.generated';

type Domain = TransferMatrixQuery['domains']['nodes'][number];

/** A domain with its place in the order of the matrix. */
export interface Field {
  readonly slug: string;
  readonly name: string;
  /** The wider subject that it stands under; its own name at the top of the tree. */
  readonly group: string;
}

/** How bases of one domain are expected to do on another. */
export interface Cell {
  readonly source: number;
  readonly target: number;
  /** Mean expected gain, in standard deviations above the average candidate. */
  readonly gain: number;
  readonly results: number;
}

export interface Matrix {
  readonly sources: readonly Field[];
  readonly targets: readonly Field[];
  readonly cells: readonly Cell[];
}

const inOrder = (domains: readonly Domain[]): Field[] =>
  domains
    .map(({ slug, name, parent }) => ({ slug, name, group: parent?.name ?? name }))
    .sort((a, b) => a.group.localeCompare(b.group, 'en') || a.name.localeCompare(b.name, 'en'));

const placesOf = (fields: readonly Field[]): Map<string, number> =>
  new Map(fields.map(({ slug }, place) => [slug, place]));

/** Domains from which something transfers, and to which; those of one subject stand together. */
export function matrixOf(domains: readonly Domain[]): Matrix {
  const giving = new Set(
    domains.flatMap(({ transfersFrom }) => transfersFrom.flatMap(({ domain }) => domain?.slug ?? [])),
  );
  const sources = inOrder(domains.filter(({ slug }) => giving.has(slug)));
  const targets = inOrder(domains.filter(({ transfersFrom }) => transfersFrom.length > 0));
  const [rows, columns] = [placesOf(sources), placesOf(targets)];
  const cells = domains.flatMap(({ slug, transfersFrom }) =>
    transfersFrom.flatMap(({ domain, expectedGain: gain, evidenceCount: results }): Cell[] => {
      const [source, target] = [rows.get(domain?.slug ?? ''), columns.get(slug)];
      return source === undefined || target === undefined ? [] : [{ source, target, gain, results }];
    }),
  );
  return { sources, targets, cells };
}
