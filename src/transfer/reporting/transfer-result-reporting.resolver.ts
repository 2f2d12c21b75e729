import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Viewer } from '../../access';
import { within } from '../../platform/database';
import { selectionOf } from '../../platform/graphql/selection';
import { payloadType, settle, type Payload } from '../../platform/graphql/user-error.type';
import { TransferResult } from '../result/transfer-result.type';
import type { TransferContext } from '../transfer.loaders';
import { TransferResultDisputeInput, TransferResultReportInput } from './reporting.input';
import type { TransferResultReportingService } from './transfer-result-reporting.service';

const TransferResultReportPayload = payloadType('TransferResultReportPayload', {
  field: 'transferResult',
  type: () => TransferResult,
  description: 'The new result.',
});
const TransferResultDisputePayload = payloadType('TransferResultDisputePayload', {
  field: 'transferResult',
  type: () => TransferResult,
  description: 'The result, with all that was said against it.',
});

@Resolver()
export class TransferResultReportingResolver {
  constructor(private readonly results: TransferResultReportingService) {}

  @Mutation(() => TransferResultReportPayload, {
    nullable: true,
    description: 'Records a measured outcome of adapting a base, or the correction of one.',
  })
  transferResultReport(
    @Arg('input', () => TransferResultReportInput, { description: 'The result.' })
    input: TransferResultReportInput,
    @Ctx() { loaders, viewer }: TransferContext & { viewer: Viewer },
    @Info() info: GraphQLResolveInfo,
  ): Promise<Payload<TransferResult>> {
    const selection = within(selectionOf(info), 'transferResult');
    const reporter = { principal: viewer.id, mayReadAll: viewer.scopes.has('admin') };
    return settle(
      () => this.results.report(input, reporter),
      (id) => loaders.transferResult.findById(id, selection),
    );
  }

  @Mutation(() => TransferResultDisputePayload, {
    nullable: true,
    description: 'Records a doubt about a result, or its withdrawal. The result itself stays as it is.',
  })
  transferResultDispute(
    @Arg('input', () => TransferResultDisputeInput, { description: 'What is said against it.' })
    input: TransferResultDisputeInput,
    @Ctx() { loaders }: TransferContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Payload<TransferResult>> {
    const selection = within(selectionOf(info), 'transferResult');
    return settle(
      () => this.results.dispute(input),
      (id) => loaders.transferResult.findById(id, selection),
    );
  }
}
