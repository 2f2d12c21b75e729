import { mapWith, visitInSteps } from '../../platform/slices';
import type { ClaimForm, PackedClaims } from './packed-claims';
import { firstPlace } from './sorted-ids';

/** What is said of models, by the model. */
export interface ClaimsOf<Claim> {
  /** In the order in which they are read; undefined where nothing is said. */
  get(model: number): readonly Claim[] | undefined;
}

/**
 * Claims of one kind: as they were read, but for the models of which something else is said since.
 */
export class Claims<Claim> implements ClaimsOf<Claim> {
  /** The last model of each part. */
  private readonly lasts: Int32Array;

  /** @param parts by model; no model is in two of them */
  constructor(
    readonly form: ClaimForm<Claim>,
    private readonly parts: readonly PackedClaims<Claim>[],
    private readonly changed: ReadonlyMap<number, readonly Claim[]> = new Map(),
  ) {
    this.lasts = Int32Array.from(parts, ({ of }) => of.at(-1) ?? -1);
  }

  get(model: number): readonly Claim[] | undefined {
    const claims =
      this.changed.get(model) ?? this.parts[firstPlace(model, this.lasts)]?.claimsOf(model) ?? [];
    return claims.length === 0 ? undefined : claims;
  }

  /** All of them, by model. */
  *all(): Generator<Claim> {
    const changed = [...this.changed.keys()].sort((a, b) => a - b);
    let next = 0;
    for (const part of this.parts)
      for (const [place, model] of part.of.entries()) {
        for (; (changed[next] ?? Infinity) <= model; next++) yield* this.changedOf(changed[next]);
        if (!this.changed.has(model)) yield part.at(place);
      }
    for (; next < changed.length; next++) yield* this.changedOf(changed[next]);
  }

  /** Models with a claim that is one of some, which its two ids tell. */
  *withClaim(isOne: (model: number, other: number) => boolean): Generator<void, Set<number>> {
    const found = new Set<number>();
    for (const { of, others } of this.parts)
      yield* visitInSteps(of, (model, place) => {
        if (!this.changed.has(model) && isOne(model, others[place] ?? -1)) found.add(model);
      });
    yield* visitInSteps(this.changed, ([model, claims]) => {
      if (claims.some((claim) => isOne(model, this.form.other(claim)))) found.add(model);
    });
    return found;
  }

  /** These, but for some models, of which now something else or nothing is said. */
  *with(claims: ReadonlyMap<number, readonly Claim[]>): Generator<void, Claims<Claim>> {
    return new Claims(this.form, this.parts, yield* mapWith(this.changed, claims));
  }

  private changedOf(model: number | undefined): readonly Claim[] {
    return model === undefined ? [] : (this.changed.get(model) ?? []);
  }
}
