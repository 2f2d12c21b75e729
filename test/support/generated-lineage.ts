import fc from 'fast-check';
import {
  LINEAGE_RELATIONS,
  WEIGHT_RELATIONS,
  type LineageRelationName,
  type Rights,
} from '../../src/catalog';

const OPEN: Rights = {
  commercialUse: 'YES',
  derivatives: 'YES',
  redistribution: 'YES',
  copyleft: 'NO',
  attribution: 'NO',
};
const VAGUE: Rights = {
  commercialUse: 'UNKNOWN',
  derivatives: 'UNKNOWN',
  redistribution: 'UNKNOWN',
  copyleft: 'UNKNOWN',
  attribution: 'UNKNOWN',
};

/** Licences that differ in each right, and two as strict as one another. */
export const GENERATED_LICENSES: Readonly<Record<string, Rights>> = {
  'g-open': OPEN,
  'g-credit': { ...OPEN, attribution: 'YES' },
  'g-research': { ...OPEN, commercialUse: 'NO' },
  'g-copyleft': { ...OPEN, copyleft: 'YES', attribution: 'YES' },
  'g-closed': { ...OPEN, commercialUse: 'NO', derivatives: 'NO', redistribution: 'NO' },
  'g-half-known': { ...VAGUE, commercialUse: 'YES' },
  'g-vague': VAGUE,
};

export interface GeneratedModel {
  /** Known to the catalogue by name alone. */
  readonly isStub: boolean;
  readonly licenseId: string | null;
  readonly codeLicenseId: string | null;
  readonly dataLicenseId: string | null;
  /** Whether it was trained on the dataset that a test is about. */
  readonly isTrained: boolean;
}

/** Models by index, and what is claimed of them. */
export interface GeneratedLineage {
  readonly models: readonly GeneratedModel[];
  readonly claims: readonly { child: number; base: number; relation: LineageRelationName }[];
}

const licenseId = fc.option(fc.constantFrom(...Object.keys(GENERATED_LICENSES)), { freq: 2 });
const model: fc.Arbitrary<GeneratedModel> = fc.record({
  isStub: fc.boolean(),
  licenseId,
  codeLicenseId: licenseId,
  dataLicenseId: licenseId,
  isTrained: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
});
const ofWeights = fc.constantFrom(...WEIGHT_RELATIONS);
const anyRelation = fc.oneof({ weight: 4, arbitrary: ofWeights }, fc.constantFrom(...LINEAGE_RELATIONS));

/**
 * A chain from the first model to the last, where asked for, and any further claims, in circles
 * too.
 */
const lineageOf = (models: readonly GeneratedModel[]): fc.Arbitrary<GeneratedLineage> => {
  const index = fc.nat(models.length - 1);
  const links = models
    .slice(1)
    .map((_, place) => ofWeights.map((relation) => [place, place + 1, relation] as const));
  const chain = fc.oneof(fc.constant([]), fc.tuple(...links));
  const others = fc.array(fc.tuple(index, index, anyRelation), { maxLength: 2 * models.length });
  const upwards = fc.boolean();
  return fc.tuple(chain, others, upwards).map(([along, across, isAcyclic]) => {
    const claims = [...along, ...across].flatMap(([one, other, relation]) => {
      if (one === other) return [];
      const [child, base] = isAcyclic && one > other ? [other, one] : [one, other];
      return [{ child, base, relation }];
    });
    const byText = new Map(claims.map((claim) => [JSON.stringify(claim), claim]));
    return { models, claims: [...byText.values()] };
  });
};

/**
 * Fine-tunes, merges, parts and the like of up to `most` models: mostly short lines, some long
 * ones.
 */
export const generatedLineage = (most: number): fc.Arbitrary<GeneratedLineage> =>
  fc
    .oneof(
      { weight: 3, arbitrary: fc.array(model, { minLength: 1, maxLength: 8, size: 'max' }) },
      fc.array(model, { minLength: 12, maxLength: most, size: 'max' }),
    )
    .chain(lineageOf);
