import fc from 'fast-check';
import { LicenseJudge, WEIGHT_RELATIONS, type RightKey } from '../../../src/catalog';
import { GENERATED_LICENSES, generatedLineage, type GeneratedLineage } from '../../support/generated-lineage';

const STRICT = {
  commercialUse: 'NO',
  derivatives: 'NO',
  redistribution: 'NO',
  copyleft: 'YES',
  attribution: 'YES',
} as const;
const LOOSE = { NO: 'YES', YES: 'NO' } as const;
const RIGHTS: readonly RightKey[] = [
  'commercialUse',
  'derivatives',
  'redistribution',
  'copyleft',
  'attribution',
];

/**
 * The rules word by word over the matrix of distances (Floyd 1962): slow, and with no walk that
 * could end too early or remember too much.
 */
class Oracle {
  private readonly distance: number[][];

  constructor(private readonly lineage: GeneratedLineage) {
    const all = lineage.models.map((_, id) => id);
    this.distance = all.map((child) =>
      all.map((base) => (child === base ? 0 : this.basesOf(child).includes(base) ? 1 : Infinity)),
    );
    const { distance } = this;
    for (const via of all)
      for (const from of all)
        for (const to of all)
          distance[from]![to] = Math.min(distance[from]![to]!, distance[from]![via]! + distance[via]![to]!);
  }

  basesOf(id: number): number[] {
    const claims = this.lineage.claims.filter(
      ({ child, relation }) => child === id && WEIGHT_RELATIONS.has(relation),
    );
    return [...new Set(claims.map(({ base }) => base))];
  }

  licenseOf = (id: number): string | null => this.lineage.models[id]!.licenseId;

  private wordOf = (id: number, right: RightKey) => {
    const licenseId = this.licenseOf(id);
    return licenseId === null ? null : GENERATED_LICENSES[licenseId]![right];
  };

  /** The model itself, and whatever its weights go back to. */
  private lineOf = (id: number): number[] =>
    this.lineage.models.map((_, other) => other).filter((other) => this.distance[id]![other]! < Infinity);

  private goesBackToNone = (id: number): boolean =>
    this.lineOf(id).every((base) => this.licenseOf(base) === null);

  right(id: number, right: RightKey) {
    const words = this.lineOf(id).map((one) => this.wordOf(one, right));
    if (words.includes(STRICT[right])) return STRICT[right];
    const isUnknown = words.includes('UNKNOWN') || this.lineOf(id).some(this.goesBackToNone);
    return isUnknown ? 'UNKNOWN' : LOOSE[STRICT[right]];
  }

  /**
   * The nearest model with a licence; of several as near the one that withholds most, then the
   * first.
   */
  nearest(id: number): number | null {
    const withheld = (one: number) =>
      RIGHTS.filter((right) => this.wordOf(one, right) === STRICT[right]).length;
    const steps = (one: number) => this.distance[id]![one]!;
    const licensed = this.lineOf(id).filter((one) => this.licenseOf(one) !== null);
    licensed.sort((a, b) => steps(a) - steps(b) || withheld(b) - withheld(a) || a - b);
    return licensed[0] ?? null;
  }

  effective(id: number) {
    const nearest = this.nearest(id);
    return {
      rights: Object.fromEntries(RIGHTS.map((right) => [right, this.right(id, right)])),
      licenseIds: [...new Set(this.lineOf(id).flatMap((one) => this.licenseOf(one) ?? []))].sort(),
      licenseId: nearest === null ? null : this.licenseOf(nearest),
      inheritedFromId: nearest === id ? null : nearest,
    };
  }

  conflicts(id: number) {
    return this.basesOf(id).flatMap((baseId) =>
      RIGHTS.flatMap((right) => {
        const claimed = this.wordOf(id, right);
        const isBroken = claimed === LOOSE[STRICT[right]] && this.right(baseId, right) === STRICT[right];
        return isBroken ? [{ right, claimed, given: STRICT[right], baseId }] : [];
      }),
    );
  }
}

it('judges every lineage as the rules say, whichever model is asked about first', () => {
  const asked = generatedLineage(30).chain((lineage) => {
    const ids = lineage.models.map((_, id) => id);
    return fc.tuple(fc.constant(lineage), fc.shuffledSubarray(ids, { minLength: ids.length }));
  });
  fc.assert(
    fc.property(asked, ([lineage, ids]) => {
      const oracle = new Oracle(lineage);
      const judge = new LicenseJudge({
        licenseOf: (id) => oracle.licenseOf(id),
        basesOf: (id) => oracle.basesOf(id),
        rightsOf: (id) => GENERATED_LICENSES[id],
      });
      for (const id of ids) {
        const effective = judge.effective(id);
        expect({ ...effective, licenseIds: [...effective.licenseIds].sort() }).toEqual(oracle.effective(id));
        expect(judge.conflicts(id)).toEqual(oracle.conflicts(id));
      }
    }),
    { numRuns: 200 },
  );
});
