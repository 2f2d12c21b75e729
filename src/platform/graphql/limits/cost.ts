import type { CostNode } from './cost-tree';
import { resolveSize } from './list-size';

/**
 * The most that an operation may cost with these variables: for each place, the number of objects
 * that it may return, times the cost of each. A fragment is in the tree once, however often it is
 * spread, so each node is evaluated once.
 */
export function evaluateCost(root: CostNode, variables: Readonly<Record<string, unknown>>): number {
  const known = new Map<CostNode, number>();
  const evaluate = (node: CostNode): number => {
    const before = known.get(node);
    if (before !== undefined) return before;
    let each = node.own;
    for (const child of node.children) each += evaluate(child);
    const cost = each * resolveSize(node.size, variables);
    known.set(node, cost);
    return cost;
  };
  return evaluate(root);
}
