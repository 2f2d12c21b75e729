import { Field, ObjectType } from 'type-graphql';
import { License, LicenseRights } from '../taxonomy/taxonomy.type';
import type { RightName } from '../vocabulary';
import { Right } from '../words.type';

@ObjectType({
  description: 'The licences of a model: of its weights, its code and its training data.',
  simpleResolvers: true,
})
export class ModelLicenses {
  @Field(() => String, { nullable: true, description: 'The licence of the weights as the source wrote it.' })
  weightsLicenseRaw!: string | null;

  /** The model's id. */
  id!: number;
  weightsLicenseId!: string | null;
  codeLicenseId!: string | null;
  dataLicenseId!: string | null;
  /** Set when they were read in the same statement. */
  weights?: License | null;
  code?: License | null;
  data?: License | null;
}

@ObjectType({
  description:
    'What may be done with the weights when the bases they were made from are counted in: each right is the strictest ' +
    'among the model and its bases. Unknown anywhere is unknown here, unless it is refused somewhere.',
  simpleResolvers: true,
})
export class EffectiveLicense extends LicenseRights {
  @Field(() => License, {
    nullable: true,
    description:
      "The model's own licence, or that of its nearest base that has one; null where none is known.",
  })
  license!: License | null;

  licenseId!: string | null;
  inheritedFromId!: number | null;
}

@ObjectType({
  description: 'A right that a model claims though one of its bases does not give it.',
  simpleResolvers: true,
})
export class LicenseConflict {
  @Field(() => String, {
    description: 'The right: commercialUse, derivatives, redistribution, copyleft or attribution.',
  })
  right!: string;

  @Field(() => Right, { description: 'What the licence of the model says.' })
  claimed!: RightName;

  @Field(() => Right, { description: 'What holds for the base.' })
  given!: RightName;

  baseId!: number;
}
