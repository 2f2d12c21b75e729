import { SAME_WEIGHTS_RELATIONS } from '../../catalog';
import { append, groupBy } from '../../platform/group-by';
import { Z_95 } from '../../platform/normal-distribution';
import { mean, populationSpread } from '../../scoring';
import type { Knowledge, KnownBase, MeasuredResult } from '../knowledge/knowledge';
import { ownFact, type BaseFact } from './base-groups';
import type { BaseSelection } from './base-pool';

/** Numbers of parameters as hubs give them differ by what they count, by up to this share. */
const LIKE_SIZE = 0.01;

/** What siblings are told by. */
export interface SiblingRule {
  knowledge: Knowledge;
  /**
   * Variance of a standardised value around the performance of its base: what two runs of the same
   * weights differ by.
   */
  noise: number;
}

/** A base with the others that are the same checkpoint in another form. */
export interface Folded<Entry> {
  best: Entry;
  /** Best first. */
  siblings: Entry[];
}

/**
 * Folds bases that are one checkpoint in several forms under the best of them. Two bases are
 * siblings
 *
 * - when both go back to one model through conversion or quantisation alone, or
 * - when architecture, number of parameters, pretraining data, kinds of input and name (but for
 *   publisher, format and precision) are all recorded and equal,
 *
 * unless they were measured side by side and differ by more than noise. Yields wherever it could
 * pause.
 * @param bases best first; the order is kept
 * @param most groups to return; the rest is not grouped
 * @returns ranks among the bases
 */
export function* foldSiblings(
  { pool, places }: BaseSelection,
  rule: SiblingRule,
  most = Infinity,
): Generator<void, Folded<number>[]> {
  const checkpoints = yield* pool.groupsBy(checkpointFact(rule.knowledge));
  const facts = yield* pool.groupsBy(FACTS);
  const ofCheckpoint = new GroupsByKey(checkpoints.samples.length);
  const ofFacts = new GroupsByKey(facts.samples.length);
  const folded: Folded<number>[] = [];
  for (let rank = 0; rank < places.length; rank++) {
    if (rank % SLICE === SLICE - 1) yield;
    const place = places[rank] ?? 0;
    const checkpoint = checkpoints.of[place] ?? 0;
    const fact = facts.of[place] ?? 0;
    const isAlone = !ofCheckpoint.has(checkpoint) && !ofFacts.has(fact);
    if (isAlone && folded.length >= most) continue;
    const base = pool.at(place);
    const group =
      firstLike(ofCheckpoint.of(checkpoint), base, rule) ??
      firstLike(
        ofFacts.of(fact).filter((one) => isLikeSize(one.base, base)),
        base,
        rule,
      );
    if (group !== undefined) {
      group.folded.siblings.push(rank);
      continue;
    }
    if (folded.length >= most) continue;
    const own = { base, folded: { best: rank, siblings: [] } };
    folded.push(own.folded);
    ofCheckpoint.add(checkpoint, own);
    if (fact !== facts.untold) ofFacts.add(fact, own);
  }
  return folded;
}

/** Bases between two pauses. */
const SLICE = 4096;

/** The best of a group, and its group. */
interface Group {
  base: KnownBase;
  folded: Folded<number>;
}

/** The groups of each key; hardly any key has one. */
class GroupsByKey {
  private readonly isThere: Uint8Array;
  private readonly groups = new Map<number, Group[]>();

  constructor(keys: number) {
    this.isThere = new Uint8Array(keys);
  }

  has(key: number): boolean {
    return this.isThere[key] === 1;
  }

  of(key: number): readonly Group[] {
    return this.groups.get(key) ?? [];
  }

  add(key: number, group: Group): void {
    this.isThere[key] = 1;
    append(this.groups, key, group);
  }
}

/** The first of some groups from whose best a base does not differ. */
const firstLike = (groups: readonly Group[], base: KnownBase, rule: SiblingRule): Group | undefined =>
  groups.find((group) => !differ(group.base, base, rule));

/** Bases that share a checkpoint or what `factsKey` tells may be siblings. */
const checkpointFact = (knowledge: Knowledge): BaseFact => ({
  name: 'checkpoint',
  of: knowledge.parents,
  keyOf: ({ id }) => checkpointOf(id, knowledge),
});

/** The model whose weights these are, in whatever form. */
function checkpointOf(id: number, { parents }: Knowledge): number {
  const seen = new Set<number>();
  let current = id;
  while (!seen.has(current)) {
    seen.add(current);
    const from = parents.get(current)?.find(({ relation }) => SAME_WEIGHTS_RELATIONS.has(relation));
    if (from === undefined) return current;
    current = from.baseId;
  }
  // A circle has no first model: its least id stands for it, whoever asks.
  return Math.min(...seen);
}

/** Null where too little is recorded to tell checkpoints apart. */
function factsKey(base: KnownBase): string | null {
  const { architectureName, parameterCount, pretrainingDatasetIds, inputModalities } = base;
  if (architectureName === null || parameterCount === null || pretrainingDatasetIds.length === 0) return null;
  const stem = nameStem(base.name);
  if (stem === '') return null;
  const data = [...new Set(pretrainingDatasetIds)].sort((a, b) => a - b);
  return JSON.stringify([architectureName.toLowerCase(), data, [...inputModalities].sort(), stem]);
}

const FACTS = ownFact('facts of a checkpoint', factsKey);

const isLikeSize = (one: KnownBase, other: KnownBase): boolean => {
  const sizes = [one.parameterCount ?? 0, other.parameterCount ?? 0];
  return Math.max(...sizes) <= Math.min(...sizes) * (1 + LIKE_SIZE);
};

const FORM =
  /^(?:hf|pt|tf|tf2|pytorch|torch|tensorflow|flax|jax|keras|onnx|openvino|coreml|mlx|tflite|ggml|gguf|gptq|awq|exl2|bnb|safetensors|quantized|quantised|quant|converted|int[48]|[48]bit|q[2-8]|fp(?:16|32|8)|bf16|f16|f32)$/;

/**
 * The words of a name that tell checkpoints apart, without those of formats and precisions. Numbers
 * stay: of two versions, or of two lengths of training, the weights differ.
 */
function nameStem(name: string): string {
  const own = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  return own
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !FORM.test(word))
    .join(' ');
}

/**
 * Whether two bases differ by more than noise where they were measured side by side: the sum of
 * squares of their differences, in standard deviations of all values beside them, against the 95%
 * quantile of its distribution were they the same (chi-squared with a degree of freedom for each
 * comparison; the quantile by Wilson & Hilferty 1931).
 */
function differ(one: KnownBase, other: KnownBase, { knowledge, noise }: SiblingRule): boolean {
  if (one.resultCount === 0 || other.resultCount === 0) return false;
  const { results } = knowledge;
  const theirs = groupBy(results.countedOf(other.id), ({ group }) => group);
  let squares = 0;
  let comparisons = 0;
  for (const [group, own] of groupBy(results.countedOf(one.id), (result) => result.group)) {
    const beside = theirs.get(group);
    if (beside === undefined) continue;
    comparisons += 1;
    const difference = meanOf(own) - meanOf(beside);
    if (difference !== 0) squares += (difference / spreadOf(group, knowledge)) ** 2;
  }
  return comparisons > 0 && squares / (2 * noise) > chiSquared95(comparisons);
}

function chiSquared95(degrees: number): number {
  const width = 2 / (9 * degrees);
  return degrees * (1 - width + Z_95 * Math.sqrt(width)) ** 3;
}

const meanOf = (results: readonly MeasuredResult[]): number => mean(results.map(({ value }) => value));

const spreads = new WeakMap<Knowledge, Map<string, number>>();

/** Standard deviation of the values that were measured side by side. */
function spreadOf(group: string, knowledge: Knowledge): number {
  const known = spreads.get(knowledge) ?? groupSpreads(knowledge);
  spreads.set(knowledge, known);
  return known.get(group) ?? 1;
}

function groupSpreads(knowledge: Knowledge): Map<string, number> {
  const values = new Map<string, number[]>();
  for (const { group, value } of knowledge.results.counted()) append(values, group, value);
  return new Map([...values].map(([group, own]) => [group, populationSpread(own)]));
}
