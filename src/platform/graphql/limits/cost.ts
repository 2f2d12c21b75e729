import type { Variables } from './argument-value';
import type { CostNode, FieldPlace } from './cost-tree';

/** Lists that nothing sizes are short by design: tasks of a model, aliases of a domain. */
const UNSIZED_LIST = 10;

/** Beyond this, sums of whole numbers are no longer exact, and products soon no numbers at all. */
const MOST = Number.MAX_SAFE_INTEGER;
const capped = (cost: number): number => Math.min(cost, MOST);

/** What one place costs. */
interface Cost {
  /** Once, however many parents there are. */
  readonly place: number;
  /** For each object around it. */
  readonly each: number;
  /** For each object of the list that the object around it sizes: a connection its `nodes`. */
  readonly listed: number;
}

const NOTHING: Cost = { place: 0, each: 0, listed: 0 };

const plus = (left: Cost, right: Cost): Cost => ({
  place: capped(left.place + right.place),
  each: capped(left.each + right.each),
  listed: capped(left.listed + right.listed),
});

const widest = (left: Cost, right: Cost): Cost => ({
  place: Math.max(left.place, right.place),
  each: Math.max(left.each, right.each),
  listed: Math.max(left.listed, right.listed),
});

/** Puts a field around what each of its objects costs. */
function ofField(field: FieldPlace, inner: Cost, variables: Variables): Cost {
  const { item, isList } = field;
  const place = capped(field.place + inner.place);
  const parent = field.parent(variables);
  const size = field.size?.(variables) ?? null;
  const lists = isList || size === null ? UNSIZED_LIST : size;
  const object = capped(item + inner.each + inner.listed * lists);
  if (!isList) return { place, each: capped(parent + object), listed: 0 };
  return size === null
    ? { place, each: parent, listed: object }
    : { place, each: capped(parent + object * size), listed: 0 };
}

/**
 * The most that an operation may cost with these variables: for each place, the number of objects
 * that it may return, times the cost of each; where a value may have several types, of the
 * costliest one. What a fragment selects is in the tree once, however often it is spread, so each
 * node is evaluated once.
 */
export function evaluateCost(root: CostNode, variables: Variables): number {
  const known = new Map<readonly CostNode[], Cost>();
  const ofAll = (nodes: readonly CostNode[]): Cost => {
    const before = known.get(nodes);
    if (before !== undefined) return before;
    const cost = nodes.reduce((sum, node) => plus(sum, ofOne(node)), NOTHING);
    known.set(nodes, cost);
    return cost;
  };
  const ofOne = ({ conditions, alternatives, field }: CostNode): Cost => {
    if (!conditions.every((holds) => holds(variables))) return NOTHING;
    const inner = alternatives.map(ofAll).reduce(widest, NOTHING);
    return field === null ? inner : ofField(field, inner, variables);
  };
  const { place, each, listed } = ofOne(root);
  return capped(place + each + listed * UNSIZED_LIST);
}
