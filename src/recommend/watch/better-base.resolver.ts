import { Arg, Resolver, Root, Subscription } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/request-context';
import { RecommendationTargetInput } from '../answer/recommend.input';
import { BaseRecommendation } from '../answer/recommend.type';
import type * as Answer from '../explanation/recommendation';
import type { TargetQuestion } from '../question/question';
import type { BetterBaseService } from './better-base.service';

/** What can be followed; the same for every request. */
export interface WatchLoaders {
  readonly betterBases: Pick<BetterBaseService, 'follow'>;
}

interface Following {
  args: { target: TargetQuestion };
  context: RequestContext<WatchLoaders>;
}

/** What is followed rather than asked. */
@Resolver()
export class BetterBaseResolver {
  @Subscription(() => BaseRecommendation, {
    description:
      'Tells each time another base becomes the best for a target, after a change of the catalogue; not what is the best now.',
    subscribe: ({ args, context }: Following) => context.loaders.betterBases.follow(args.target),
  })
  betterBaseFound(
    @Arg('target', () => RecommendationTargetInput, { description: 'What bases are wanted for.' })
    target: RecommendationTargetInput,
    @Root() found: Answer.BaseRecommendation,
  ): Answer.BaseRecommendation {
    return found;
  }
}
