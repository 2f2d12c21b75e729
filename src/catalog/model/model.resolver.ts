import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { ListSource } from '../../platform/database';
import { Costs } from '../../platform/graphql/limits/field-cost';
import { loadConnection, loadFirst, SEARCHED, type Connection } from '../../platform/graphql/connection';
import { encodeGlobalId } from '../../platform/graphql/global-id';
import { selectionOf } from '../../platform/graphql/selection';
import type { CatalogContext } from '../catalog.loaders';
import { Domain } from '../domain/domain.type';
import { Publisher } from '../publisher/publisher.type';
import { Library, Task } from '../taxonomy/taxonomy.type';
import { ModelLicenses } from './model-license.type';
import { ModelsArgs } from './model.input';
import { Model, ModelConnection } from './model.type';

/** Models, and what they belong to. */
@Resolver(() => Model)
export class ModelResolver {
  /** @param all every model of the catalogue */
  constructor(private readonly all: ListSource<Model>) {}

  @Query(() => Model, {
    nullable: true,
    description:
      'The model with this slug, present or past, without regard to case; null where there is none.',
  })
  model(
    @Arg('slug', () => String, { description: 'Such as google-bert/bert-base-uncased.' }) slug: string,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Model | null> {
    return loaders.model.findBySlug(slug, selectionOf(info));
  }

  @Costs(SEARCHED)
  @Query(() => ModelConnection, { name: 'models', description: 'Models of the catalogue.' })
  list(
    @Args(() => ModelsArgs) args: ModelsArgs,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<Model>> {
    return loadConnection(this.all, args, info);
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: Model): string {
    return encodeGlobalId('Model', id);
  }

  @FieldResolver(() => Publisher, { nullable: true, description: 'Who owns it.' })
  publisher(
    @Root() { publisher, publisherId }: Model,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Publisher | null | Promise<Publisher | null> {
    if (publisher !== undefined || publisherId === null) return publisher ?? null;
    return loaders.publisher.findById(publisherId, selectionOf(info));
  }

  @Costs({ place: 20, usualSize: 2 })
  @FieldResolver(() => [Domain], { description: 'Subject areas that it was made for; at most 100.' })
  domains(
    @Root() { id, domains }: Model,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Domain[] | PromiseLike<readonly Domain[]> {
    return domains ?? loadFirst(loaders.domains.of('model', id), { first: 100 }, info);
  }

  @Costs({ place: 20, usualSize: 2 })
  @FieldResolver(() => [Task], { description: 'What it predicts.' })
  tasks(@Root() { taskIds }: Model, @Ctx() { loaders }: CatalogContext): Promise<Task[]> {
    return loaders.taxonomy.tasksOf(taskIds);
  }

  @Costs({ place: 20, usualSize: 2 })
  @FieldResolver(() => [Library], { description: 'Software that runs it.' })
  libraries(@Root() { libraryIds }: Model, @Ctx() { loaders }: CatalogContext): Promise<Library[]> {
    return loaders.taxonomy.librariesOf(libraryIds);
  }

  @FieldResolver(() => ModelLicenses, { description: 'Licences of its weights, code and training data.' })
  licenses(@Root() model: Model): ModelLicenses | undefined {
    return model.licenses;
  }
}
