import { Arg, Resolver, Root, Subscription } from 'type-graphql';
import type { TargetQuestion } from '../input';
import { RecommendationTargetInput } from '../recommend.input';
import type { RecommendContext } from '../recommend.loaders';
import { BaseRecommendation } from '../recommend.type';
import type * as Answer from '../recommendation';

interface Following {
  args: { target: TargetQuestion };
  context: RecommendContext;
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
