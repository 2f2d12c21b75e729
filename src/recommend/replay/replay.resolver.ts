import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { Receipt } from '../receipt/receipt.service';
import { RecommendationReceipt } from '../receipt/receipt.type';
import type { Replay, ReplayService } from './replay.service';
import { RecommendationReplay } from './replay.type';
import { Costs } from '../../platform/graphql/limits/field-cost';

/** The question of a receipt, asked again. */
@Resolver(() => RecommendationReceipt)
export class ReplayResolver {
  constructor(private readonly replays: ReplayService) {}

  @Costs({ parent: 5000 })
  @FieldResolver(() => RecommendationReplay, {
    description: 'The same question asked again now, and whether the answer is the same.',
  })
  replay(@Root() receipt: Receipt): Promise<Replay> {
    return this.replays.replay(receipt);
  }
}
