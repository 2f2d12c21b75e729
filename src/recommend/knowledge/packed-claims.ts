import { sortInSteps, visitInSteps } from '../../platform/slices';
import { PackedValues } from './packed-columns';
import type { LineageRow, TrainingRow } from './rows';
import { firstPlace } from './sorted-ids';

/** How claims of one kind are put into columns, and taken out. */
export interface ClaimForm<Claim> {
  /** The id of the model that it says something of. */
  readonly of: (claim: Claim) => number;
  /** The id of the other thing that it names. */
  readonly other: (claim: Claim) => number;
  /** What else it says, of which there are few different ones. */
  readonly rest: (claim: Claim) => string;
  /** The claim of these two that says what else another one does. */
  readonly like: (of: number, other: number, claim: Claim) => Claim;
}

/** What models were made from, by the child. */
export const LINEAGE: ClaimForm<LineageRow> = {
  of: ({ childId }) => childId,
  other: ({ baseId }) => baseId,
  rest: ({ relation, baseLicenseId }) => JSON.stringify([relation, baseLicenseId]),
  like: (childId, baseId, { relation, baseLicenseId }) => ({ childId, baseId, relation, baseLicenseId }),
};

/** What models were trained on. */
export const TRAINING: ClaimForm<TrainingRow> = {
  of: ({ modelId }) => modelId,
  other: ({ datasetId }) => datasetId,
  rest: ({ role }) => role,
  like: (modelId, datasetId, { role }) => ({ modelId, datasetId, role }),
};

/** Some claims in columns, in the order of the models that they are of: ten bytes for each. */
export class PackedClaims<Claim> {
  /** Of each claim. */
  readonly of: Int32Array;
  readonly others: Int32Array;
  private readonly rest: PackedValues<Claim>;

  /** @param claims those of one model one behind the other, all of them in the order of models */
  constructor(
    private readonly form: ClaimForm<Claim>,
    claims: readonly Claim[],
  ) {
    this.of = Int32Array.from(claims, form.of);
    this.others = Int32Array.from(claims, form.other);
    const alike = new Map<string, Claim>();
    this.rest = new PackedValues(
      claims.map((claim) => {
        const rest = form.rest(claim);
        const first = alike.get(rest) ?? claim;
        alike.set(rest, first);
        return first;
      }),
    );
  }

  at(place: number): Claim {
    return this.form.like(this.of[place] ?? -1, this.others[place] ?? -1, this.rest.at(place));
  }

  /** Those of one model. */
  claimsOf(model: number): Claim[] {
    const claims: Claim[] = [];
    for (let place = firstPlace(model, this.of); this.of[place] === model; place++)
      claims.push(this.at(place));
    return claims;
  }
}

/** Claims as they were read: those of one model come in the order that they have here. */
export function* packClaims<Claim>(
  form: ClaimForm<Claim>,
  claims: readonly Claim[],
): Generator<void, PackedClaims<Claim>[]> {
  if (claims.length === 0) return [];
  let isInOrder = true;
  yield* visitInSteps(claims, (claim, place) => {
    const before = claims[place - 1];
    isInOrder &&= before === undefined || form.of(before) <= form.of(claim);
  });
  const sorted = isInOrder ? claims : yield* sortInSteps(claims, (a, b) => form.of(a) - form.of(b));
  return [new PackedClaims(form, sorted)];
}
