import type { VNode } from 'preact';
import { modelPath } from '../parts/links';
import { spoken } from '../parts/words';
import type { LineageLayout, PlacedBox, PlacedLine } from './lineage-layout';

const ROUND = 6;

const BoxOf = ({ box, isSelf }: { readonly box: PlacedBox; readonly isSelf: boolean }): VNode => {
  const { text, slug, x, y, width, height } = box;
  const drawn = (
    <>
      <title>{slug ?? text}</title>
      <rect x={x - width / 2} y={y - height / 2} width={width} height={height} rx={ROUND} />
      <text x={x} y={y + 4.5} text-anchor="middle">
        {text}
      </text>
    </>
  );
  const kind = isSelf ? 'box self' : slug === null ? 'box folded' : 'box';
  return (
    <g class={kind}>
      {slug === null || isSelf ? (
        drawn
      ) : (
        <a href={modelPath(slug)} tabIndex={-1}>
          {drawn}
        </a>
      )}
    </g>
  );
};

const LineOf = ({ line: { points, relation, from, to } }: { readonly line: PlacedLine }): VNode => {
  const middle = points[Math.floor(points.length / 2)];
  return (
    <g class="line">
      <title>{`${to} from ${from}`}</title>
      <polyline
        points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
        marker-end="url(#made)"
      />
      {relation === null || middle === undefined ? null : (
        <text x={middle.x + 4} y={middle.y + 3}>
          {spoken(relation)}
        </text>
      )}
    </g>
  );
};

interface DrawingProps {
  readonly lineage: LineageLayout;
  readonly slug: string;
}

/** Bases above, what was made from them below. The list beside it says the same. */
export const LineageDrawing = ({ lineage, slug }: DrawingProps): VNode => {
  const { width, height, boxes, lines } = lineage;
  return (
    <div class="scroll" role="group" aria-label="Lineage, drawn" tabIndex={0}>
      <svg
        class="ancestry"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        aria-hidden="true"
      >
        <defs>
          <marker
            id="made"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0L8 4L0 8Z" />
          </marker>
        </defs>
        {lines.map((line) => (
          <LineOf key={`${line.from} ${line.to}`} line={line} />
        ))}
        {boxes.map((box) => (
          <BoxOf key={box.id} box={box} isSelf={box.slug === slug} />
        ))}
      </svg>
    </div>
  );
};
