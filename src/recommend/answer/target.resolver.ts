import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Task, type CatalogContext } from '../../catalog';
import { RecommendationTask } from './target.type';

/** The task that was understood. */
@Resolver(() => RecommendationTask)
export class RecommendationTaskResolver {
  @FieldResolver(() => Task, { nullable: true })
  task(@Root() { task }: RecommendationTask, @Ctx() { loaders }: CatalogContext): Promise<Task | null> {
    return loaders.taxonomy.task.load(task.id);
  }
}
