import type { Knowledge } from '../knowledge/knowledge';
import type { CheckedConstraints } from '../question/question';
import { groupsWhere, LANGUAGES, ownFact, wordsKey, type BaseFact, type BaseFigure } from './base-groups';
import { candidateAt, type BaseOrder, type RankedCandidate } from './base-order';
import type { BasePool } from './base-pool';
import {
  areFewEnough,
  areSmallEnough,
  askedConstraints,
  brokenConstraints,
  CONSTRAINT_KINDS,
  meets,
  type BrokenConstraint,
  type ConstraintKindName,
} from './constraints';
import { weightsOfBase } from './memory';

/** A candidate that breaks constraints. */
export interface RejectedCandidate extends RankedCandidate {
  broken: readonly BrokenConstraint[];
}

/** Candidates by whether they meet the constraints of a question; both keep their order. */
export interface JudgedCandidates {
  /** Ranks of those that meet them all. */
  readonly accepted: Int32Array;
  /** Ranks of the others. */
  readonly rejected: Int32Array;
  /** By rank: bits of the constraints that are broken, by their places in `CONSTRAINT_KINDS`. */
  readonly broken: Uint16Array;
}

/** What a question holds bases to. */
interface Judging {
  readonly constraints: CheckedConstraints;
  readonly knowledge: Knowledge;
}

const bitOf = (constraint: ConstraintKindName): number => 1 << CONSTRAINT_KINDS.indexOf(constraint);

/**
 * Parts candidates that meet the constraints from those that do not. Yields wherever it could
 * pause.
 */
export function* judgeCandidates(
  { pool, places }: BaseOrder,
  constraints: CheckedConstraints,
  knowledge: Knowledge,
): Generator<void, JudgedCandidates> {
  const broken = new Uint16Array(places.length);
  for (const constraint of askedConstraints(constraints)) {
    const isMet = yield* judged(pool, constraint, { constraints, knowledge });
    const bit = bitOf(constraint);
    for (let rank = 0; rank < broken.length; rank++)
      if (!isMet(places[rank] ?? 0)) broken[rank] = (broken[rank] ?? 0) | bit;
    yield;
  }
  const [accepted, rejected] = [new Int32Array(broken.length), new Int32Array(broken.length)];
  let first = 0;
  let second = 0;
  for (let rank = 0; rank < broken.length; rank++)
    if (broken[rank] === 0) accepted[first++] = rank;
    else rejected[second++] = rank;
  yield;
  return { accepted: accepted.slice(0, first), rejected: rejected.slice(0, second), broken };
}

/** Tells of the base at a place whether it meets a constraint; like ones are judged once. */
function* judged(
  pool: BasePool,
  constraint: ConstraintKindName,
  judging: Judging,
): Generator<void, (place: number) => boolean> {
  const { constraints, knowledge } = judging;
  if (constraint === 'MAX_PARAMETERS' || constraint === 'MAX_MEMORY') {
    const isWithin = constraint === 'MAX_PARAMETERS' ? areFewEnough : areSmallEnough;
    const totals = yield* pool.figuresOf(parametersIn(knowledge));
    return (place) => isWithin(totals[place] ?? NaN, constraints);
  }
  const groups = yield* pool.groupsBy(FACTS[constraint](knowledge));
  const isMet = groupsWhere(groups, (base) => meets(base, constraint, judging));
  return (place) => isMet[groups.of[place] ?? 0] === 1;
}

/** The facts of a base by which it meets a constraint or not. */
const FACTS: Record<
  Exclude<ConstraintKindName, 'MAX_PARAMETERS' | 'MAX_MEMORY'>,
  (knowledge: Knowledge) => BaseFact
> = {
  LICENSE: ({ licenseJudge }) => ({
    name: 'licence',
    of: licenseJudge,
    keyOf: ({ id }) => {
      const { licenseIds, rights } = licenseJudge.effective(id);
      return wordsKey([...licenseIds, JSON.stringify(rights)]);
    },
  }),
  DATA_LICENSE: () => ownFact('data licence', ({ dataLicenseId }) => dataLicenseId),
  LIBRARIES: () => ownFact('libraries', ({ libraries }) => wordsKey(libraries)),
  LANGUAGES: () => LANGUAGES,
  EXCLUDE_PUBLISHERS: () => ownFact('publisher', ({ publisher }) => publisher),
  MIN_EVIDENCE: () => ownFact('results', ({ resultCount }) => resultCount),
};

/**
 * Parameters of a base with those of its own; NaN where they are not known. Nearly every base has
 * another number, so that groups would be of no use.
 */
const parametersIn = (knowledge: Knowledge): BaseFigure => ({
  name: 'parameters',
  of: knowledge.bases,
  figureOf: (base) => {
    const weights = weightsOfBase(base, knowledge);
    return weights.isKnown ? weights.total : NaN;
  },
});

/** What is said of candidates that break constraints. */
export class Rejections {
  constructor(
    private readonly order: BaseOrder,
    private readonly judged: JudgedCandidates,
    private readonly judging: Judging,
  ) {}

  get count(): number {
    return this.judged.rejected.length;
  }

  /** Best first. */
  first(most: number): RejectedCandidate[] {
    return Array.from(this.judged.rejected.subarray(0, most), (rank) => this.at(rank));
  }

  /** The best that breaks none but some constraints; undefined where there is none. */
  firstBreaking(only: readonly ConstraintKindName[]): RejectedCandidate | undefined {
    const asked = askedConstraints(this.judging.constraints);
    const bits = only.filter((one) => asked.includes(one)).reduce((sum, one) => sum | bitOf(one), 0);
    if (bits === 0) return undefined;
    const { rejected, broken } = this.judged;
    const rank = rejected.find((one) => ((broken[one] ?? 0) & ~bits) === 0);
    return rank === undefined ? undefined : this.at(rank);
  }

  /** How many break a constraint. */
  countBreaking(constraint: ConstraintKindName): number {
    const bit = bitOf(constraint);
    return this.judged.broken.reduce((sum, bits) => sum + ((bits & bit) === 0 ? 0 : 1), 0);
  }

  private at(rank: number): RejectedCandidate {
    const candidate = candidateAt(this.order, rank);
    const { constraints, knowledge } = this.judging;
    return { ...candidate, broken: brokenConstraints(candidate.base, constraints, knowledge) };
  }
}
