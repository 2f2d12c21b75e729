import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { within } from '../../platform/database';
import { selectionOf } from '../../platform/graphql/selection';
import { payloadType, settle, type Payload } from '../../platform/graphql/user-error.type';
import { Evaluation } from '../evaluation/evaluation.type';
import type { TransferContext } from '../transfer.loaders';
import type { EvaluationReportingService } from './evaluation-reporting.service';
import { EvaluationReportInput } from './reporting.input';

const EvaluationReportPayload = payloadType('EvaluationReportPayload', {
  field: 'evaluation',
  type: () => Evaluation,
  description: 'The new evaluation.',
});

@Resolver()
export class EvaluationReportingResolver {
  constructor(private readonly evaluations: EvaluationReportingService) {}

  @Mutation(() => EvaluationReportPayload, {
    nullable: true,
    description:
      'Records a measured value of a model as it is. Where its base and fine-tuning are known and a study is cited, it yields a transfer result of the base too.',
  })
  evaluationReport(
    @Arg('input', () => EvaluationReportInput, { description: 'The value.' }) input: EvaluationReportInput,
    @Ctx() { loaders }: TransferContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Payload<Evaluation>> {
    const selection = within(selectionOf(info), 'evaluation');
    return settle(
      () => this.evaluations.report(input),
      (id) => loaders.evaluation.findById(id, selection),
    );
  }
}
