import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Origin } from '../../catalog';
import type { RequestContext } from '../../platform/graphql/request-context';
import type { IdentityLoaders } from './origin-fields';

/** Which origin a value comes from. */
@Resolver(() => Origin)
export class OriginFieldsResolver {
  @FieldResolver(() => [String], {
    description:
      'Fields of its model or dataset that are shown as this origin says them, such as summary or licenses.weights, by name. ' +
      'Each field has one such origin, chosen by a fixed order of hubs; domains are those of all. Empty where it was replaced ' +
      'or others come before it.',
  })
  async fields(
    @Root() { id, kind, thingId }: Origin,
    @Ctx() { loaders }: RequestContext<IdentityLoaders>,
  ): Promise<readonly string[]> {
    const origins = await loaders.originFields[kind].load(thingId);
    return origins.get(id) ?? [];
  }
}
