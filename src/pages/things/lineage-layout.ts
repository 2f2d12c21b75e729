import { Graph, layout } from '@dagrejs/dagre';
import type { ModelPageQuery } from '../operations.generated';
import { whole } from '../parts/words';

type Model = NonNullable<ModelPageQuery['model']>;
type Bases = Model['bases'];

/** More on one level are folded into a count. */
const MOST_ON_A_LEVEL = 8;
const HEIGHT = 28;
/** Width of a letter, and what is around a name, in pixels. */
const LETTER = 7.3;
const AROUND = 20;
const LONGEST_NAME = 28;

/** A model, or the others of its level. */
export interface Box {
  readonly id: string;
  readonly text: string;
  /** Null of several that are folded. */
  readonly slug: string | null;
}

/** Where a box is: its middle, in pixels. */
export interface PlacedBox extends Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** From a base to what was made of it. */
export interface Line {
  readonly from: string;
  readonly to: string;
  readonly relation: string | null;
}

export interface PlacedLine extends Line {
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface LineageLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly lines: readonly PlacedLine[];
}

interface Relative {
  readonly slug: string;
  readonly bases: readonly { readonly slug: string; readonly relation: string | null }[];
}

interface Level {
  readonly relatives: readonly Relative[];
  /** How many there are in all. */
  readonly count: number;
}

const basesOf = (bases: Bases) =>
  bases.flatMap(({ base, relation }) => (base === null ? [] : [{ slug: base.slug, relation }]));

/** By steps from the model: bases before it, what was made from it after. */
function levelsOf({ slug, bases, ancestors, derivatives, descendants }: Model): Level[] {
  const ofDepth = (relatives: Model['ancestors'], wanted: number): Level => {
    const found = relatives.filter(({ depth }) => depth === wanted);
    return {
      relatives: found.map(({ model }) => ({ slug: model.slug, bases: basesOf(model.bases) })),
      count: found.length,
    };
  };
  const made = derivatives.nodes.flatMap(({ child, relation }) =>
    child === null ? [] : [{ slug: child.slug, bases: [{ slug, relation }] }],
  );
  return [
    ...[3, 2, 1].map((depth) => ofDepth(ancestors, depth)),
    { relatives: [{ slug, bases: basesOf(bases) }], count: 1 },
    { relatives: made, count: Math.max(made.length, derivatives.totalCount ?? 0) },
    ofDepth(descendants, 2),
  ];
}

const nameOf = (slug: string): string => {
  const name = slug.slice(slug.lastIndexOf('/') + 1);
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
};

/** What is drawn of a model's lineage: eight boxes on a level at most, the last for all others. */
export function lineageGraph(model: Model): { readonly boxes: Box[]; readonly lines: Line[] } {
  const boxes: Box[] = [];
  const boxOfSlug = new Map<string, string>();
  const levels = levelsOf(model);
  for (const [place, { relatives, count }] of levels.entries()) {
    const fresh = relatives.filter(({ slug }) => !boxOfSlug.has(slug));
    const shown = count > MOST_ON_A_LEVEL ? fresh.slice(0, MOST_ON_A_LEVEL - 1) : fresh;
    const folded = `others ${place}`;
    for (const { slug } of fresh) boxOfSlug.set(slug, shown.some((one) => one.slug === slug) ? slug : folded);
    boxes.push(...shown.map(({ slug }) => ({ id: slug, text: nameOf(slug), slug })));
    const left = count - (relatives.length - fresh.length) - shown.length;
    if (left > 0) boxes.push({ id: folded, text: `and ${whole(left)} more`, slug: null });
  }
  const lines = new Map<string, Line>();
  for (const { slug, bases } of levels.flatMap(({ relatives }) => relatives))
    for (const { slug: base, relation } of bases) {
      const [from, to] = [boxOfSlug.get(base), boxOfSlug.get(slug)];
      if (from === undefined || to === undefined || from === to) continue;
      const isFolded = from.startsWith('others ') || to.startsWith('others ');
      lines.set(`${from} ${to}`, { from, to, relation: isFolded ? null : relation });
    }
  // Of derivatives only the first are known; where others are folded, they are its own as well.
  const others = boxes.find(({ id }) => id === `others ${levels.length - 2}`);
  if (others !== undefined)
    lines.set(`${model.slug} ${others.id}`, { from: model.slug, to: others.id, relation: null });
  return { boxes, lines: [...lines.values()] };
}

/**
 * The lineage of a model in layers, bases above (E. R. Gansner et al., A technique for drawing
 * directed graphs, 1993, as dagre does it); null where it has none.
 */
export function layOutLineage(model: Model): LineageLayout | null {
  const { boxes, lines } = lineageGraph(model);
  if (lines.length === 0) return null;
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 16, ranksep: 44, marginx: 4, marginy: 4 });
  for (const { id, text } of boxes)
    graph.setNode(id, { width: Math.ceil(text.length * LETTER + AROUND), height: HEIGHT });
  for (const { from, to } of lines) graph.setEdge(from, to, {});
  layout(graph);
  const { width, height } = graph.graph();
  return {
    ...{ width: Math.ceil(width), height: Math.ceil(height) },
    boxes: boxes.map((box) => {
      const { x, y, width: wide, height: high } = graph.node(box.id);
      return { ...box, x, y, width: wide, height: high };
    }),
    lines: lines.map((line) => ({ ...line, points: graph.edge(line.from, line.to).points })),
  };
}
