import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Viewer } from '../../access';
import type { RequestContext } from '../../platform/graphql/request-context';
import { Hub, HubProblem } from './origin.type';

/** What is wrong at a hub. */
@Resolver(() => Hub)
export class HubResolver {
  /** A problem names its record, and nothing says whether that would have been for everybody. */
  @FieldResolver(() => [HubProblem])
  problems(
    @Root() { problems }: Hub,
    @Ctx() { viewer }: RequestContext<unknown, Viewer>,
  ): readonly HubProblem[] {
    return viewer.scopes.has('admin') ? problems : [];
  }
}
