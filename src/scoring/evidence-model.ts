import type { EncodingBlock } from '../embedding';
import { compareText } from '../platform/compare-text';
import { PretrainingAffinity } from './affinity';
import { BaseKernel } from './base-kernel';
import { EvidenceCovariance } from './covariance';
import { tabulate, type EvidenceTable } from './evidence-table';
import { KindKernel } from './kind-kernel';
import type { ScorerSettings } from './settings';
import { smallness } from './pool-scale';
import { finish } from './slices';
import { TargetKernel } from './target-kernel';
import type { BaseFacts, Evidence, TargetFacts } from './types';

/** A body of evidence with its prior covariance: all that a fit is computed from. */
export interface EvidenceModel {
  settings: ScorerSettings;
  table: EvidenceTable;
  /** In order of id; everything of bases below is by position among them. */
  bases: readonly BaseFacts[];
  /** Position of each base of the table. */
  positions: Int32Array;
  baseKernel: BaseKernel;
  targetKernel: TargetKernel;
  kindKernel: KindKernel;
  affinity: PretrainingAffinity;
  /** By result. */
  affinities: Float64Array;
}

/** @param scope whether bases without evidence are wanted, too */
export function createModel(
  evidence: Evidence,
  blocks: readonly EncodingBlock[],
  { settings, scope }: { settings: ScorerSettings; scope: 'all' | 'known' },
): EvidenceModel {
  const table = tabulate(evidence.observations);
  const facts = new Map(evidence.bases.map((base) => [base.id, base]));
  const ids =
    scope === 'all' ? [...new Set([...facts.keys(), ...table.bases])].sort(compareText) : table.bases;
  const bases = ids.map((id) => facts.get(id) ?? { id });
  const positionOf = new Map(ids.map((id, position) => [id, position]));
  const targetKernel = new TargetKernel(table.targets, evidence.targets, { blocks, settings });
  const positions = Int32Array.from(table.bases, (id) => positionOf.get(id) ?? 0);
  const known = new Uint8Array(bases.length);
  for (const position of positions) known[position] = 1;
  return {
    settings,
    table,
    bases,
    positions,
    targetKernel,
    affinity: new PretrainingAffinity(bases, evidence.targets),
    baseKernel: new BaseKernel(bases, (position) => known[position] === 1, settings),
    kindKernel: new KindKernel(table, targetKernel, settings),
    affinities: affinitiesOf(
      table,
      table.bases.map((id) => facts.get(id) ?? { id }),
      evidence.targets,
    ),
  };
}

/** By result; 0 where the target has no facts. */
function affinitiesOf(
  { kinds, kindOf, baseOf, targets }: EvidenceTable,
  bases: readonly BaseFacts[],
  facts: readonly TargetFacts[],
): Float64Array {
  const affinity = new PretrainingAffinity(bases, facts);
  const factsById = new Map(facts.map((target) => [target.id, target]));
  const byTarget = targets.map((id) => {
    const target = factsById.get(id);
    return target === undefined ? undefined : finish(affinity.to(target));
  });
  return Float64Array.from(kindOf, (kind, result) => {
    const target = kinds[kind]?.target ?? 0;
    return byTarget[target]?.[affinity.setOf[baseOf[result] ?? 0] ?? 0] ?? 0;
  });
}

/** @param noise by column */
export function covarianceOf(model: EvidenceModel, noise: Float64Array): EvidenceCovariance {
  return new EvidenceCovariance(
    model.table,
    { bases: model.baseKernel, positions: model.positions, kinds: model.kindKernel },
    {
      noise: model.table.columnOf.length === 0 ? new Float64Array(0) : byResult(model.table, noise),
      affinity: model.affinities,
      affinityVariance: model.settings.pretrainingSimilarity,
      level: Float64Array.from(model.table.columns, ({ bases }) => levelVariance(bases, model.settings)),
    },
  );
}

/**
 * Variance of the level of a column. A small pool is hardly ever a sample of all bases: its level
 * is not known at all, so that it only tells its bases apart.
 */
export const levelVariance = (bases: number, { level }: ScorerSettings): number =>
  level + UNKNOWN_LEVEL * smallness(bases);

/** Against a variance of about 1 this is as good as flat. */
const UNKNOWN_LEVEL = 10;

function byResult({ columnOf }: EvidenceTable, byColumn: Float64Array): Float64Array {
  return Float64Array.from(columnOf, (column) => byColumn[column] ?? 0);
}
