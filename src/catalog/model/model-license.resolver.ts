import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { selectionOf } from '../../platform/graphql/selection';
import type { CatalogContext } from '../catalog.loaders';
import type { RightConflict } from '../license/license-judge';
import { UNKNOWN_RIGHTS } from '../license/rights';
import { License } from '../taxonomy/taxonomy.type';
import { EffectiveLicense, LicenseConflict, ModelLicenses } from './model-license.type';
import { Model } from './model.type';

type Found = License | null | Promise<License | null>;

const find = (joined: License | null | undefined, id: string | null, { loaders }: CatalogContext): Found =>
  joined !== undefined || id === null ? (joined ?? null) : loaders.taxonomy.license.load(id);

/** The licences of a model. */
@Resolver(() => ModelLicenses)
export class ModelLicensesResolver {
  @FieldResolver(() => License, {
    nullable: true,
    description: 'Licence of the weights; null where it is not known.',
  })
  weights(@Root() { weights, weightsLicenseId }: ModelLicenses, @Ctx() context: CatalogContext): Found {
    return find(weights, weightsLicenseId, context);
  }

  @FieldResolver(() => License, {
    nullable: true,
    description: 'Licence of the code; null where it is not known.',
  })
  code(@Root() { code, codeLicenseId }: ModelLicenses, @Ctx() context: CatalogContext): Found {
    return find(code, codeLicenseId, context);
  }

  @FieldResolver(() => License, {
    nullable: true,
    description: 'Licence of the training data; null where it is not known.',
  })
  data(@Root() { data, dataLicenseId }: ModelLicenses, @Ctx() context: CatalogContext): Found {
    return find(data, dataLicenseId, context);
  }

  @FieldResolver(() => EffectiveLicense, { description: 'What holds for the weights, bases counted in.' })
  async effective(
    @Root() { id }: ModelLicenses,
    @Ctx() { loaders }: CatalogContext,
  ): Promise<EffectiveLicense> {
    const effective = (await loaders.licenseJudgement.load(id))?.effective;
    const licenseId = effective?.licenseId ?? null;
    return {
      ...(effective?.rights ?? UNKNOWN_RIGHTS),
      licenseId,
      inheritedFromId: effective?.inheritedFromId ?? null,
      license: licenseId === null ? null : await loaders.taxonomy.license.load(licenseId),
    };
  }

  @FieldResolver(() => [LicenseConflict], {
    description: 'Rights that its own licence claims though one of its direct bases does not give them.',
  })
  async conflicts(
    @Root() { id }: ModelLicenses,
    @Ctx() { loaders }: CatalogContext,
  ): Promise<readonly RightConflict[]> {
    return (await loaders.licenseJudgement.load(id))?.conflicts ?? [];
  }
}

/** Where an effective licence comes from. */
@Resolver(() => EffectiveLicense)
export class EffectiveLicenseResolver {
  @FieldResolver(() => Model, {
    nullable: true,
    description:
      'The base whose licence it is; null where it is the own licence of the model, or none is known.',
  })
  async inheritedFrom(
    @Root() { inheritedFromId }: EffectiveLicense,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Model | null> {
    return inheritedFromId === null ? null : loaders.model.findById(inheritedFromId, selectionOf(info));
  }
}

/** The base of a conflict. */
@Resolver(() => LicenseConflict)
export class LicenseConflictResolver {
  @FieldResolver(() => Model, { nullable: true, description: 'The base that does not give the right.' })
  base(
    @Root() { baseId }: LicenseConflict,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Model | null> {
    return loaders.model.findById(baseId, selectionOf(info));
  }
}
