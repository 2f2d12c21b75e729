import type { RightName } from '../vocabulary';
import {
  RIGHT_NAMES,
  STRICT,
  strictest,
  strictness,
  UNKNOWN_RIGHTS,
  type RightKey,
  type Rights,
} from './rights';

/**
 * The part of lineage that licences pass through, wherever it was read from. It may go round in
 * circles.
 */
export interface LicenseGraph {
  /** Licence of a model's weights; null where it is not known. */
  licenseOf(modelId: number): string | null;
  /** The models that a model's weights were made from, by `WEIGHT_RELATIONS`. */
  basesOf(modelId: number): readonly number[];
  /** What a licence says by itself. */
  rightsOf(licenseId: string): Rights | undefined;
}

export interface EffectiveRights {
  readonly rights: Rights;
  /** Every licence that binds the weights, nearest first. */
  readonly licenseIds: readonly string[];
  /**
   * The model's own, or that of its nearest base that has one; of several as near the strictest.
   */
  readonly licenseId: string | null;
  /** The base whose licence it is; null for the model's own. */
  readonly inheritedFromId: number | null;
}

export interface RightConflict {
  readonly right: RightKey;
  readonly claimed: RightName;
  readonly given: RightName;
  readonly baseId: number;
}

/**
 * Says what holds for weights when the licences of all that they go back to are counted in. There
 * is no other place that does, so that the catalogue and recommendations never disagree. What was
 * judged is remembered: a judge is good for one state of the catalogue.
 */
export class LicenseJudge {
  private readonly judged = new Map<number, EffectiveRights>();
  /** By licence, what holds of models that were made from none. */
  private readonly alone = new Map<string | null, EffectiveRights>();
  private readonly combinations = new Map<string, Rights>();

  constructor(private readonly graph: LicenseGraph) {}

  /**
   * Each right is the strictest among the model and all that its weights go back to. A model
   * without a known licence has that of its bases; what goes back to no licence at all is unknown.
   */
  effective(modelId: number): EffectiveRights {
    const known = this.judged.get(modelId);
    if (known !== undefined) return known;
    // Most models were made from none: what holds of one holds of all of its licence.
    const isAlone = this.graph.basesOf(modelId).length === 0;
    const licenseId = this.graph.licenseOf(modelId);
    const alike = isAlone ? this.alone.get(licenseId) : undefined;
    const effective = alike ?? this.judge(modelId);
    if (isAlone) this.alone.set(licenseId, effective);
    else this.judged.set(modelId, effective);
    return effective;
  }

  /**
   * The rights that a model's own licence claims and one of its direct bases is known not to give.
   */
  conflicts(modelId: number): RightConflict[] {
    const licenseId = this.graph.licenseOf(modelId);
    if (licenseId === null) return [];
    const own = this.rightsOf(licenseId);
    const isLoose = (right: RightKey) => own[right] !== 'UNKNOWN' && own[right] !== STRICT[right];
    return this.graph.basesOf(modelId).flatMap((baseId) => {
      const given = this.effective(baseId).rights;
      return RIGHT_NAMES.filter((right) => isLoose(right) && given[right] === STRICT[right]).map((right) => ({
        right,
        claimed: own[right],
        given: given[right],
        baseId,
      }));
    });
  }

  /** What one licence says by itself; all unknown for none. */
  rightsOf(licenseId: string | null): Rights {
    return (licenseId === null ? undefined : this.graph.rightsOf(licenseId)) ?? UNKNOWN_RIGHTS;
  }

  private judge(modelId: number): EffectiveRights {
    const steps = this.steps(modelId);
    const line = steps.flat();
    const licenseIds = [...new Set(line.flatMap((id) => this.graph.licenseOf(id) ?? []))];
    const sourceId = this.nearestLicensed(steps);
    return {
      rights: this.combined(this.isCovered(line) ? licenseIds : [...licenseIds, null]),
      licenseIds,
      licenseId: sourceId === null ? null : this.graph.licenseOf(sourceId),
      inheritedFromId: sourceId === modelId ? null : sourceId,
    };
  }

  /** Few licences bind many models, so what they allow together is worked out once. */
  private combined(licenseIds: ReadonlyArray<string | null>): Rights {
    const key = licenseIds.join('\n');
    const rights = this.combinations.get(key) ?? strictest(licenseIds.map((id) => this.rightsOf(id)));
    this.combinations.set(key, rights);
    return rights;
  }

  /** The model, then what its weights go back to, step by step; each once, so that circles end. */
  private steps(modelId: number): number[][] {
    const seen = new Set([modelId]);
    const steps: number[][] = [];
    let step = [modelId];
    while (step.length > 0) {
      steps.push(step);
      const next: number[] = [];
      for (const id of step)
        for (const baseId of this.graph.basesOf(id)) {
          if (seen.has(baseId)) continue;
          seen.add(baseId);
          next.push(baseId);
        }
      step = next;
    }
    return steps;
  }

  private nearestLicensed(steps: readonly number[][]): number | null {
    const strictnessOf = (id: number) => strictness(this.rightsOf(this.graph.licenseOf(id)));
    for (const step of steps) {
      const licensed = step.filter((id) => this.graph.licenseOf(id) !== null);
      if (licensed.length > 1)
        licensed.sort((left, right) => strictnessOf(right) - strictnessOf(left) || left - right);
      if (licensed[0] !== undefined) return licensed[0];
    }
    return null;
  }

  /**
   * Whether each model has a licence or goes back to one that has: a circle of silent ones has
   * none.
   */
  private isCovered(line: readonly number[]): boolean {
    // Farthest first: licences mostly come down the whole line in one pass.
    const silent = line.filter((id) => this.graph.licenseOf(id) === null).reverse();
    if (silent.length === 0) return true;
    const covered = new Set(line.filter((id) => this.graph.licenseOf(id) !== null));
    for (let before = -1; before < covered.size;) {
      before = covered.size;
      for (const id of silent) if (this.graph.basesOf(id).some((base) => covered.has(base))) covered.add(id);
    }
    return covered.size === line.length;
  }
}
