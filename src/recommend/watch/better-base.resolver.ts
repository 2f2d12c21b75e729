import { Arg, Resolver, Root } from 'type-graphql';
import { Costs } from '../../platform/graphql/limits/field-cost';
import { Stream } from '../../platform/graphql/stream';
import { RecommendationTargetInput } from '../answer/recommend.input';
import { BaseRecommendation } from '../answer/recommend.type';
import type * as Answer from '../explanation/recommendation';
import type { TargetQuestion } from '../question/question';
import type { BetterBaseService } from './better-base.service';

/** What is followed rather than asked. */
@Resolver()
export class BetterBaseResolver {
  constructor(private readonly betterBases: Pick<BetterBaseService, 'follow'>) {}

  @Costs({ parent: 6500 })
  @Stream(() => BaseRecommendation, {
    open: 'follow',
    description:
      'Tells each time another base becomes the best for a target, after a change of the catalogue; not what is the best now.',
  })
  betterBaseFound(
    @Arg('target', () => RecommendationTargetInput, { description: 'What bases are wanted for.' })
    target: RecommendationTargetInput,
    @Root() found: Answer.BaseRecommendation,
  ): Answer.BaseRecommendation {
    return found;
  }

  follow({ target }: { target: TargetQuestion }) {
    return this.betterBases.follow(target);
  }
}
