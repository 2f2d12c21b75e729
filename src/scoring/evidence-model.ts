import type { EncodingBlock } from '../embedding';
import { compareText } from '../platform/compare-text';
import { PretrainingAffinity } from './affinity';
import { BaseKernel } from './base-kernel';
import { EvidenceCovariance } from './covariance';
import { tabulate, type EvidenceTable } from './evidence-table';
import { KindKernel } from './kind-kernel';
import { isSameList } from './same-list';
import { mapInSteps, sortInSteps, visitInSteps } from '../platform/slices';
import type { ScorerSettings } from './settings';
import { smallness } from './pool-scale';
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

/** A model and what it was made from: its parts serve again where they would be the same. */
export interface FormerModel {
  evidence: Evidence;
  model: EvidenceModel;
}

export interface ModelOptions {
  settings: ScorerSettings;
  /** Whether bases without evidence are wanted, too. */
  scope: 'all' | 'known';
  /** Of the same encoder. */
  former?: FormerModel | undefined;
}

/** Yields wherever it could pause. */
export function* modelSteps(
  evidence: Evidence,
  blocks: readonly EncodingBlock[],
  { settings, scope, former: last }: ModelOptions,
): Generator<void, EvidenceModel> {
  const former = last?.model.settings === settings ? last : undefined;
  const isSame = (part: keyof Evidence): boolean => evidence[part] === former?.evidence[part];
  const table =
    former !== undefined && isSame('observations')
      ? former.model.table
      : yield* tabulate(evidence.observations);
  yield;
  const { bases, positions } = yield* placeBases(evidence, table, { scope, former: former?.model.bases });
  const { targetKernel, kindKernel } = yield* targetKernels(evidence, table, { blocks, settings, former });
  const areBasesSame = former !== undefined && isSameList(bases, former.model.bases);
  const areKnownSame = areBasesSame && isSameList(table.bases, former.model.table.bases);
  const baseKernel = areKnownSame ? former.model.baseKernel : yield* knownKernel(bases, positions, settings);
  const affinity =
    areBasesSame && isSame('targets')
      ? former.model.affinity
      : yield* PretrainingAffinity.create(bases, evidence.targets, former?.model.affinity);
  yield;
  const parts = { settings, table, bases, positions, targetKernel, affinity, baseKernel, kindKernel };
  const tabled = tabledBases(parts);
  const isSameTable =
    table === former?.model.table && isSame('targets') && areTabledAlike(parts, former.model);
  const affinities = isSameTable
    ? former.model.affinities
    : yield* affinitiesOf(
        table,
        evidence.targets,
        yield* PretrainingAffinity.create(tabled, evidence.targets, affinity),
      );
  return { ...parts, affinities };
}

type Placed = Pick<EvidenceModel, 'table' | 'bases' | 'positions'>;

function* placeBases(
  evidence: Evidence,
  table: EvidenceTable,
  { scope, former = [] }: { scope: ModelOptions['scope']; former: readonly BaseFacts[] | undefined },
): Generator<void, Pick<EvidenceModel, 'bases' | 'positions'>> {
  const facts = new Map<string, BaseFacts>();
  yield* visitInSteps(evidence.bases, (base) => facts.set(base.id, base));
  const bare = new Map(former.filter(isBare).map((base) => [base.id, base]));
  yield;
  const ids = scope === 'all' ? yield* idsInOrder(facts, table.bases) : table.bases;
  const bases = yield* mapInSteps(ids, (id): BaseFacts => facts.get(id) ?? bare.get(id) ?? { id });
  const positionOf = new Map<string, number>();
  yield* visitInSteps(ids, (id, position) => positionOf.set(id, position));
  const positions = new Int32Array(table.bases.length);
  yield* visitInSteps(table.bases, (id, base) => (positions[base] = positionOf.get(id) ?? 0));
  return { bases, positions };
}

/** The ids of bases with facts, and of those with results. */
function* idsInOrder(
  facts: ReadonlyMap<string, BaseFacts>,
  measured: readonly string[],
): Generator<void, string[]> {
  const ids = new Set<string>();
  yield* visitInSteps(facts.keys(), (id) => ids.add(id));
  yield* visitInSteps(measured, (id) => ids.add(id));
  return yield* sortInSteps(yield* mapInSteps(ids, (id) => id), compareText);
}

/** Of a base that has results and may not be recommended nothing else is known here. */
const isBare = (base: BaseFacts): boolean => Object.keys(base).length === 1;

function* targetKernels(
  evidence: Evidence,
  table: EvidenceTable,
  {
    blocks,
    settings,
    former,
  }: { blocks: readonly EncodingBlock[]; settings: ScorerSettings; former: FormerModel | undefined },
): Generator<void, Pick<EvidenceModel, 'targetKernel' | 'kindKernel'>> {
  const isSame =
    evidence.targets === former?.evidence.targets && isSameList(table.targets, former.model.table.targets);
  const targetKernel = isSame
    ? former.model.targetKernel
    : yield* TargetKernel.create(table.targets, evidence.targets, { blocks, settings });
  yield;
  const kindKernel =
    isSame && table === former.model.table
      ? former.model.kindKernel
      : yield* KindKernel.create(table, targetKernel, settings);
  yield;
  return { targetKernel, kindKernel };
}

function* knownKernel(
  bases: readonly BaseFacts[],
  positions: Int32Array,
  settings: ScorerSettings,
): Generator<void, BaseKernel> {
  const known = new Uint8Array(bases.length);
  for (const position of positions) known[position] = 1;
  yield;
  return yield* BaseKernel.create(bases, (position) => known[position] === 1, settings);
}

/** The facts of each base of the table. */
const tabledBases = ({ table, bases, positions }: Placed): BaseFacts[] =>
  table.bases.map((id, place) => bases[positions[place] ?? 0] ?? { id });

/**
 * Whether all that has evidence is the same in two models, so that the same weights are right in
 * both.
 */
export const areWeighedAlike = (one: EvidenceModel, other: EvidenceModel): boolean =>
  one.table === other.table &&
  one.kindKernel === other.kindKernel &&
  one.affinities === other.affinities &&
  areTabledAlike(one, other);

/** Facts of bases are one object wherever they are the same. */
const areTabledAlike = (one: Placed, other: Placed): boolean =>
  isSameList(tabledBases(one), tabledBases(other));

/** By result; 0 where the target has no facts. */
function* affinitiesOf(
  { kinds, kindOf, baseOf, targets }: EvidenceTable,
  facts: readonly TargetFacts[],
  affinity: PretrainingAffinity,
): Generator<void, Float64Array> {
  const factsById = new Map(facts.map((target) => [target.id, target]));
  const byTarget: Array<Float64Array | undefined> = [];
  for (const id of targets) {
    const target = factsById.get(id);
    byTarget.push(target === undefined ? undefined : yield* affinity.to(target));
    yield;
  }
  const affinities = new Float64Array(kindOf.length);
  yield* visitInSteps(kindOf, (kind, result) => {
    const target = kinds[kind]?.target ?? 0;
    affinities[result] = byTarget[target]?.[affinity.setOf[baseOf[result] ?? 0] ?? 0] ?? 0;
  });
  return affinities;
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
const levelVariance = (bases: number, { level }: ScorerSettings): number =>
  level + UNKNOWN_LEVEL * smallness(bases);

/** Against a variance of about 1 this is as good as flat. */
const UNKNOWN_LEVEL = 10;

function byResult({ columnOf }: EvidenceTable, byColumn: Float64Array): Float64Array {
  const values = new Float64Array(columnOf.length);
  for (let result = 0; result < values.length; result++)
    values[result] = byColumn[columnOf[result] ?? 0] ?? 0;
  return values;
}
