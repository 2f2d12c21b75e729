import type { VNode } from 'preact';
import { TransferMatrixDocument } from '../operations.generated';
import { definePage } from '../page';
import { Section, Table } from '../parts/facts';
import { domainPath, pathWith } from '../parts/links';
import { signed, whole } from '../parts/words';
import { matrixOf, type Cell, type Matrix } from './cells';

const SOURCES = 100;
const SIDE = 12;
/** Room for the names, in the units of the drawing. */
const NAMES = 190;
/** Gains beyond this look alike. */
const FULL_GAIN = 1.5;
const SHADES = 5;

/** From `against-5` over `even` to `for-5`. */
function shadeOf(gain: number): string {
  const shade = Math.min(SHADES, Math.ceil((Math.abs(gain) / FULL_GAIN) * SHADES));
  if (shade === 0) return 'even';
  return `${gain < 0 ? 'against' : 'for'}-${shade}`;
}

/** What was measured in a domain. */
const resultsPath = (domain: string): string => pathWith('/browse/results', { to: domain });

interface CellProps {
  readonly cell: Cell;
  readonly matrix: Matrix;
}

const Square = ({ cell, matrix }: CellProps): VNode | null => {
  const [source, target] = [matrix.sources[cell.source], matrix.targets[cell.target]];
  if (source === undefined || target === undefined) return null;
  const [x, y] = [NAMES + cell.target * SIDE, NAMES + cell.source * SIDE];
  const middle = SIDE / 2;
  return (
    <a href={resultsPath(target.slug)} tabIndex={-1}>
      <title>
        {`${source.name} to ${target.name}: ${signed(cell.gain)}, ${whole(cell.results)} results`}
      </title>
      <rect class={shadeOf(cell.gain)} x={x} y={y} width={SIDE - 1} height={SIDE - 1} />
      {cell.results === 0 ? null : (
        <circle
          class="results"
          cx={x + middle}
          cy={y + middle}
          r={Math.min(4, 1 + Math.log10(cell.results))}
        />
      )}
    </a>
  );
};

const Drawing = ({ matrix }: { readonly matrix: Matrix }): VNode => {
  const { sources, targets, cells } = matrix;
  const width = NAMES + targets.length * SIDE;
  const height = NAMES + sources.length * SIDE;
  return (
    <div class="scroll" role="group" aria-label="The matrix, drawn" tabIndex={0}>
      <svg class="matrix" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {sources.map(({ slug, name }, row) => (
          <text key={slug} x={NAMES - 6} y={NAMES + (row + 0.8) * SIDE} text-anchor="end">
            {name}
          </text>
        ))}
        {targets.map(({ slug, name }, column) => {
          const x = NAMES + (column + 0.8) * SIDE;
          return (
            <text key={slug} x={x} y={NAMES - 6} transform={`rotate(-90 ${x} ${NAMES - 6})`}>
              {name}
            </text>
          );
        })}
        {cells.map((cell) => (
          <Square key={`${cell.source} ${cell.target}`} {...{ cell, matrix }} />
        ))}
      </svg>
    </div>
  );
};

const BEST = 1;

/** The same in words: for each target what transfers to it best. */
const InWords = ({ matrix }: { readonly matrix: Matrix }): VNode => (
  <Table
    caption="What transfers best to each domain"
    heads={['Target', 'What transfers to it best', 'Gain', 'Results']}
    figures={[2, 3]}
    rows={matrix.targets.flatMap(({ slug, name }, column) =>
      matrix.cells
        .filter(({ target }) => target === column)
        .sort((a, b) => b.gain - a.gain)
        .slice(0, BEST)
        .flatMap(({ source, gain, results }) => {
          const from = matrix.sources[source];
          return from === undefined
            ? []
            : [
                [
                  <a href={domainPath(slug)}>{name}</a>,
                  <a href={domainPath(from.slug)}>{from.name}</a>,
                  signed(gain),
                  <a href={resultsPath(slug)}>{whole(results)}</a>,
                ],
              ];
        }),
    )}
  />
);

/** What transfers from which domain to which. */
export const matrixPage = definePage({
  document: TransferMatrixDocument,
  variables: () => ({ sources: SOURCES }),
  more: {
    variables: ({ domains: { pageInfo } }) =>
      pageInfo.hasNextPage ? { sources: SOURCES, after: pageInfo.endCursor } : null,
    join: (data, { domains }) => ({
      ...data,
      domains: { ...domains, nodes: [...data.domains.nodes, ...domains.nodes] },
    }),
  },
  show: ({ domains }) => {
    const matrix = matrixOf(domains.nodes);
    return {
      status: 200,
      title: 'Transfer matrix · Rootstock',
      description: 'How bases of one domain are expected to do on another',
      canonical: '/matrix',
      body: (
        <>
          <h1>Transfer matrix</h1>
          <p class="note">
            Bases of the domain at the left, on the domain above. Green is above the average candidate, red
            below; the larger the dot, the more results were measured.
          </p>
          {matrix.cells.length === 0 ? (
            <p>
              No transfer between domains is known yet. Results that are{' '}
              <a href="/contribute/result">reported</a> or imported fill it.
            </p>
          ) : (
            <>
              <Drawing matrix={matrix} />
              <Section id="words" title="The best of each, in words">
                <InWords matrix={matrix} />
              </Section>
            </>
          )}
        </>
      ),
    };
  },
});
