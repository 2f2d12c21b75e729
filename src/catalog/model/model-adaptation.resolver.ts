import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { InvalidInputError } from '../../platform/errors';
import { wayOf } from '../adaptation/adaptation-way';
import type { CatalogContext } from '../catalog.loaders';
import { Adaptation } from './model-adaptation.type';
import { Model } from './model.type';

/** What a model can become. */
@Resolver(() => Model)
export class ModelAdaptationResolver {
  @FieldResolver(() => Adaptation, {
    description:
      'How it comes to a task, by its kind: with a new head, as a backbone, prompted, or not at all.',
  })
  async adaptsTo(
    @Root() model: Model,
    @Arg('task', () => String, {
      description: 'Id, name or alias of a task, such as image-classification.',
    })
    word: string,
    @Ctx() { loaders }: CatalogContext,
  ): Promise<Adaptation> {
    const task = await loaders.taxonomy.taskByWord.load(word.trim());
    if (task === null)
      throw new InvalidInputError('task', 'a task of this catalogue, such as image-classification');
    return { ...wayOf(model, task.id), task };
  }
}
