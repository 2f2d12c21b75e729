import Table from 'cli-table3';
import { percent, signed } from '../platform/figures';
import type { BaseComparison } from '../recommend';
import { modelAsJson, targetAsJson, recommendationAsJson } from './recommend.json';
import { targetLines } from './recommend.table';

const HEAD = ['#', 'Base', 'Score (90%)', 'Beats', 'Known', 'Fails'];
const FAILS_WIDTH = 60;

/** A comparison in the shape that `compareBases` gives over GraphQL, with the same opaque ids. */
export function comparisonAsJson({ target, bases, differences, ...rest }: BaseComparison): object {
  return {
    target: targetAsJson(target),
    candidates: rest.candidates,
    bases: bases.map(({ estimate, failures }) => ({ estimate: recommendationAsJson(estimate), failures })),
    differences: differences.map(({ better, worse, ...difference }) => ({
      better: modelAsJson(better),
      worse: modelAsJson(worse),
      ...difference,
    })),
    abstention: rest.abstention,
    warning: rest.warning,
  };
}

/** A comparison for people to read: the bases in order, then how far apart every two are. */
export function describeComparison({
  target,
  bases,
  differences,
  abstention,
  warning,
}: BaseComparison): string {
  const apart = differences.map(
    ({ better, worse, value, interval, probability }) =>
      `${better.slug} over ${worse.slug}: ${signed(value)} (${signed(interval.lower)} to ${signed(interval.upper)}), better with a probability of ${percent(probability)}`,
  );
  return [
    ...targetLines(target),
    ...(bases.length === 0 ? [] : [tableOf(bases), ...apart]),
    ...(abstention === null ? [] : [`This means little: ${abstention.reason}`, abstention.advice]),
    ...(warning === null ? [] : [warning]),
  ].join('\n');
}

function tableOf(bases: BaseComparison['bases']): string {
  const table = new Table({
    head: HEAD,
    colAligns: ['right', 'left', 'right', 'right', 'right', 'left'],
    colWidths: [null, null, null, null, null, FAILS_WIDTH],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const { estimate, failures } of bases) {
    const { rank, base, score, interval, compatibility, explained } = estimate;
    table.push([
      String(rank),
      base.slug,
      `${signed(score)} (${signed(interval.lower)} to ${signed(interval.upper)})`,
      percent(compatibility),
      percent(explained),
      failures.length === 0 ? 'nothing' : failures.join(' '),
    ]);
  }
  return table.toString();
}
