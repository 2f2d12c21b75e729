import { Arg, Mutation, Resolver } from 'type-graphql';
import { payloadType, settle, type Payload } from '../../platform/graphql/user-error.type';
import { Lineage, Training } from '../lineage/lineage.type';
import { LineageRecordInput, TrainingRecordInput } from './claim-writing.input';
import type { ClaimWritingService } from './claim-writing.service';

const LineageRecordPayload = payloadType('LineageRecordPayload', {
  field: 'lineage',
  type: () => Lineage,
  description: 'The new lineage.',
});
const TrainingRecordPayload = payloadType('TrainingRecordPayload', {
  field: 'training',
  type: () => Training,
  description: 'The new training.',
});

@Resolver()
export class ClaimWritingResolver {
  constructor(private readonly claims: ClaimWritingService) {}

  @Mutation(() => LineageRecordPayload, {
    nullable: true,
    description: 'Records what a model was made from.',
  })
  lineageRecord(
    @Arg('input', () => LineageRecordInput, { description: 'The lineage.' }) input: LineageRecordInput,
  ): Promise<Payload<Lineage>> {
    return settle(
      () => this.claims.recordLineage(input),
      (lineage) => Promise.resolve(lineage),
    );
  }

  @Mutation(() => TrainingRecordPayload, {
    nullable: true,
    description: 'Records what a model was trained on.',
  })
  trainingRecord(
    @Arg('input', () => TrainingRecordInput, { description: 'The training.' }) input: TrainingRecordInput,
  ): Promise<Payload<Training>> {
    return settle(
      () => this.claims.recordTraining(input),
      (training) => Promise.resolve(training),
    );
  }
}
