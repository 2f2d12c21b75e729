import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import { loadConnection, loadFirst, type Connection } from '../../platform/graphql/connection';
import { PageArgs } from '../../platform/graphql/page.args';
import { selectionOf } from '../../platform/graphql/selection';
import type { CatalogContext } from '../catalog.loaders';
import { chosenOrigins, OriginsArgs, VersionsArgs } from '../origin/origin.input';
import { Origin } from '../origin/origin.type';
import { estimateMemory, type MemoryOfWeights, type PrecisionName } from './memory-estimate';
import { Architecture, Deprecation, MemoryEstimate, Precision, StartSnippet } from './model-use.type';
import { Artifact, ArtifactConnection, ModelVersion } from './model-version.type';
import { Model } from './model.type';
import { startSnippet, type Snippet } from './start-snippet';
import { weightsOfModel } from './weights-to-load';

/** What it takes to use a model. */
@Resolver(() => Model)
export class ModelUseResolver {
  @FieldResolver(() => Architecture, {
    nullable: true,
    description: 'How it is built; null where nobody said.',
  })
  architecture(@Root() { architectureFamily: family, architectureName: name }: Model): Architecture | null {
    return family === null && name === null ? null : { family, name };
  }

  @FieldResolver(() => MemoryEstimate, {
    nullable: true,
    description:
      'Memory that its weights take, with those of its base where it is an adapter; null where the number of parameters is not known.',
  })
  memoryEstimate(
    @Root() model: Model,
    @Arg('precision', () => Precision, { description: 'Number format of the weights.', defaultValue: 'FP32' })
    precision: PrecisionName,
  ): MemoryOfWeights | null {
    return estimateMemory(weightsOfModel(model), precision);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why there is no memoryEstimate; null where there is one.',
  })
  memoryUnknown(@Root() model: Model): string | null {
    const weights = weightsOfModel(model);
    return weights.isKnown ? null : weights.reason;
  }

  @FieldResolver(() => StartSnippet, {
    nullable: true,
    description: 'Shortest code that loads it; null where no library that loads it is known.',
  })
  async startSnippet(@Root() { id }: Model, @Ctx() { loaders }: CatalogContext): Promise<Snippet | null> {
    const origin = await loaders.currentOrigin.load(id);
    return origin === null ? null : startSnippet(origin);
  }

  @FieldResolver(() => [ModelVersion], { description: 'States of its weights, the newest first.' })
  versions(
    @Root() { id }: Model,
    @Args(() => VersionsArgs) args: VersionsArgs,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<readonly ModelVersion[]> {
    const { first } = args;
    return loadFirst(loaders.versions.of('model', id), { first, ...chosenOrigins(args) }, info);
  }

  @FieldResolver(() => [Origin], { description: 'What hubs said about it, the newest first.' })
  origins(
    @Root() { id }: Model,
    @Args(() => OriginsArgs) args: OriginsArgs,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<readonly Origin[]> {
    const { first } = args;
    return loadFirst(loaders.modelOrigins.of('model', id), { first, ...chosenOrigins(args) }, info);
  }

  @FieldResolver(() => Deprecation, { nullable: true, description: 'Set when it should no longer be used.' })
  deprecation(@Root() { status, deprecationReason: reason, replacementId }: Model): Deprecation | null {
    return status === 'DEPRECATED' && reason !== null ? { reason, replacementId } : null;
  }
}

/** The files of a version. */
@Resolver(() => ModelVersion)
export class ModelVersionResolver {
  @FieldResolver(() => [Artifact], { description: 'Its files, by address.' })
  artifacts(
    @Root() { id }: ModelVersion,
    @Arg('first', () => Int, { description: 'How many to return, 1 to 100.', defaultValue: 100 })
    first: number,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<readonly Artifact[]> {
    return loadFirst(loaders.artifacts.of('version', id), { first }, info);
  }

  @FieldResolver(() => ArtifactConnection, { description: 'Its files, by address, page by page.' })
  artifactsConnection(
    @Root() { id }: ModelVersion,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<Artifact>> {
    return loadConnection(loaders.artifacts.of('version', id), page, info);
  }
}

/** What to use in place of a deprecated model. */
@Resolver(() => Deprecation)
export class DeprecationResolver {
  @FieldResolver(() => Model, { nullable: true, description: 'What to use in its place.' })
  async replacement(
    @Root() { replacementId }: Deprecation,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Model | null> {
    return replacementId === null ? null : loaders.model.findById(replacementId, selectionOf(info));
  }
}
