import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { Costs } from '../../platform/graphql/limits/field-cost';
import { selectionOf } from '../../platform/graphql/selection';
import { TransferResult, type TransferContext } from '../../transfer';
import { readerOf, type AskingContext } from './asker';
import type { Outcome, Receipt, ReceiptService } from './receipt.service';
import { RecommendationOutcome, RecommendationReceipt } from './receipt.type';

/** Answers of the past. */
@Resolver(() => RecommendationReceipt)
export class ReceiptResolver {
  constructor(private readonly receipts: ReceiptService) {}

  @Costs({ parent: 100 })
  @Query(() => RecommendationReceipt, {
    nullable: true,
    description:
      'What an earlier answer was made from; null where there is no such receipt, it is the question of somebody else, or it names what is hidden from you by now.',
  })
  recommendationReceipt(
    @Arg('id', () => ID, { description: 'As the answer gave it.' }) id: string,
    @Ctx() { viewer }: AskingContext,
  ): Promise<Receipt | null> {
    return this.receipts.find(id, readerOf(viewer));
  }

  @FieldResolver(() => [RecommendationOutcome], {
    description:
      'What was reported for it with transferResultReport, oldest first, at most a hundred results.',
  })
  outcomes(@Root() receipt: Receipt): Promise<Outcome[]> {
    return this.receipts.outcomesOf(receipt);
  }
}

/** The result of an outcome. */
@Resolver(() => RecommendationOutcome)
export class RecommendationOutcomeResolver {
  @FieldResolver(() => TransferResult, { nullable: true })
  result(
    @Root() { result }: RecommendationOutcome,
    @Ctx() { loaders }: TransferContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TransferResult | null> {
    return loaders.transferResult.findById(result.id, selectionOf(info));
  }
}
