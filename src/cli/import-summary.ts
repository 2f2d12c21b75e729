import Table from 'cli-table3';
import type { ImportReport } from '../ingest';

const REASONS_SHOWN = 20;
const LEFT_OUT = {
  skipped: 'record left out',
  ignored: 'field left out',
  corrected: 'value corrected',
  leftOut: 'left out on purpose',
  suspect: 'value to look at',
} as const;

/** The summary that a person reads at the end. */
export function describeReport(report: ImportReport): string {
  const { stubs, claims, studies, results } = report;
  const would = report.dryRun ? 'would be ' : '';
  const figures: [string, number][] = [
    ['records read', report.read],
    [`${would}created`, report.created],
    ['  of them stubs until now', report.stubsFilled],
    [`${would}updated`, report.updated],
    ['  of them in downloads and likes only', report.countersOnly],
    ['merged with another', report.merged],
    ['unchanged', report.unchanged],
    ['not newer than asked for', report.notNewer],
    ['left out on purpose', report.leftOut],
    ['skipped', report.skipped],
    ...upstreamOf(report),
    ['new stubs of models', stubs.models],
    ['new stubs of datasets', stubs.datasets],
    ['new lineage', claims.lineage],
    ['new trainings', claims.trainings],
    ['new evaluations', claims.evaluations],
    ['new studies', studies.created],
    ['new transfer results', results.created],
    ['  corrected', results.corrected],
    ['  derived from evaluations', results.derived],
  ];
  const title = `${report.hub}: ${report.source} (${report.seconds.toFixed(1)} s)`;
  const summary = newTable([report.dryRun ? 'dry run' : 'import', 'count']);
  for (const [name, count] of figures) summary.push([name, count.toLocaleString('en')]);
  return [title, summary.toString(), ...reasonsOf(report), ...verdictOf(report)].join('\n');
}

/** What the hub no longer has; nothing where that was not asked. */
const upstreamOf = ({ upstream }: ImportReport): [string, number][] =>
  upstream === null
    ? []
    : [
        ['no longer listed, so deprecated', upstream.gone],
        ['not listed for a week, so removed', upstream.removed],
        ['listed under another name', upstream.renamed],
      ];

function reasonsOf({ reasons }: ImportReport): string[] {
  if (reasons.length === 0) return [];
  const table = newTable(['reported', 'count', 'field', 'reason', 'for example']);
  for (const { action, count, field, reason, example } of reasons.slice(0, REASONS_SHOWN)) {
    table.push([LEFT_OUT[action], String(count), field ?? '', reason, example]);
  }
  const more = reasons.length - REASONS_SHOWN;
  return [table.toString(), ...(more > 0 ? [`and ${more} reasons more; --json names them all`] : [])];
}

function verdictOf({ created, updated, merged, stubs, skipped, read, upstream }: ImportReport): string[] {
  if ((upstream?.gone ?? 0) + (upstream?.removed ?? 0) + (upstream?.renamed ?? 0) > 0) return [];
  if (read > 0 && created + updated + merged + stubs.models + stubs.datasets === 0 && skipped < read)
    return ['Nothing changed.'];
  return [];
}

const NO_RULES = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };

const newTable = (head: string[]): InstanceType<typeof Table> =>
  new Table({ head, colAligns: ['left', 'right'], style: { head: [], border: [] }, chars: NO_RULES });
