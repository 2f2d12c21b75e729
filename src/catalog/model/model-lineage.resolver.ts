import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { within } from '../../platform/database';
import { InvalidInputError } from '../../platform/errors';
import { Bounds } from '../../platform/graphql/argument-bounds';
import { Costs } from '../../platform/graphql/limits/field-cost';
import { loadConnection, loadFirst, type Connection } from '../../platform/graphql/connection';
import { parseSize } from '../../platform/graphql/page.args';
import { selectionOf } from '../../platform/graphql/selection';
import type { CatalogContext } from '../catalog.loaders';
import {
  BasesArgs,
  BasesPageArgs,
  DerivativesArgs,
  RelativesArgs,
  TrainedOnArgs,
  TrainedOnPageArgs,
} from '../lineage/lineage.input';
import { Lineage, LineageConnection, Relative, Training, TrainingConnection } from '../lineage/lineage.type';
import type { RelativeRow, Walk } from '../lineage/walk';
import { Model } from './model.type';

const MAX_DEPTH = 10;
const DEPTH = { depth: { minimum: 1, maximum: MAX_DEPTH } };

const having = (name: string, value: string | null | undefined) =>
  value === null || value === undefined ? undefined : { [name]: { eq: value } };

function parseWalk(direction: Walk['direction'], { depth, first }: RelativesArgs): Walk {
  if (depth < 1 || depth > MAX_DEPTH)
    throw new InvalidInputError('depth', `a whole number from 1 to ${MAX_DEPTH}`);
  return { direction, depth, first: parseSize(first, 'first') };
}

/** Where models come from and what was made of them. */
@Resolver(() => Model)
export class ModelLineageResolver {
  @FieldResolver(() => [Training], { description: 'Datasets that it was trained on.' })
  trainedOn(
    @Root() { id }: Model,
    @Args(() => TrainedOnArgs) { role, first }: TrainedOnArgs,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<readonly Training[]> {
    return loadFirst(loaders.trainings.of('model', id), { first, where: having('role', role) }, info);
  }

  @FieldResolver(() => [Lineage], { description: 'Models that it was made from.' })
  bases(
    @Root() { id }: Model,
    @Args(() => BasesArgs) { relation, first }: BasesArgs,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<readonly Lineage[]> {
    return loadFirst(loaders.lineage.of('child', id), { first, where: having('relation', relation) }, info);
  }

  @FieldResolver(() => TrainingConnection, {
    description: 'Datasets that it was trained on, page by page, in the order of recording.',
  })
  trainedOnConnection(
    @Root() { id }: Model,
    @Args(() => TrainedOnPageArgs) { role, ...page }: TrainedOnPageArgs,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<Training>> {
    return loadConnection(loaders.trainings.of('model', id), { ...page, where: having('role', role) }, info);
  }

  @FieldResolver(() => LineageConnection, {
    description: 'Models that it was made from, page by page, in the order of recording.',
  })
  basesConnection(
    @Root() { id }: Model,
    @Args(() => BasesPageArgs) { relation, ...page }: BasesPageArgs,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<Lineage>> {
    return loadConnection(
      loaders.lineage.of('child', id),
      { ...page, where: having('relation', relation) },
      info,
    );
  }

  @FieldResolver(() => LineageConnection, { description: 'Models that were made from it.' })
  derivatives(
    @Root() { id }: Model,
    @Args(() => DerivativesArgs) { relation, ...page }: DerivativesArgs,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<Lineage>> {
    return loadConnection(
      loaders.lineage.of('base', id),
      { ...page, where: having('relation', relation) },
      info,
    );
  }

  @Costs({ place: 250 })
  @Bounds(DEPTH)
  @FieldResolver(() => [Relative], { description: 'What it goes back to, over several steps of lineage.' })
  ancestors(
    @Root() { id }: Model,
    @Args(() => RelativesArgs) args: RelativesArgs,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly RelativeRow[]> {
    return loaders.relatives.relatives(id, parseWalk('up', args), within(selectionOf(info), 'model'));
  }

  @Costs({ place: 250 })
  @Bounds(DEPTH)
  @FieldResolver(() => [Relative], { description: 'What goes back to it, over several steps of lineage.' })
  descendants(
    @Root() { id }: Model,
    @Args(() => RelativesArgs) args: RelativesArgs,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly RelativeRow[]> {
    return loaders.relatives.relatives(id, parseWalk('down', args), within(selectionOf(info), 'model'));
  }
}

/** The two ends of a lineage. */
@Resolver(() => Lineage)
export class LineageResolver {
  @FieldResolver(() => Model, { nullable: true, description: 'The model that was made.' })
  child(
    @Root() { child, childId }: Lineage,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Model | Promise<Model | null> {
    return child ?? loaders.model.findById(childId, selectionOf(info));
  }

  @FieldResolver(() => Model, { nullable: true, description: 'The model that it was made from.' })
  base(
    @Root() { base, baseId }: Lineage,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Model | Promise<Model | null> {
    return base ?? loaders.model.findById(baseId, selectionOf(info));
  }
}
