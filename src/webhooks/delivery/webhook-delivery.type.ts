import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { OrderBy } from '../../platform/database';
import { connectionType } from '../../platform/graphql/connection';
import { enumType } from '../../platform/graphql/enum';
import { enumFilter, type EnumFilter } from '../../platform/graphql/filter.input';
import { orderInput } from '../../platform/graphql/order.input';
import { PageArgs } from '../../platform/graphql/page.args';
import { BigIntScalar, DateTimeScalar } from '../../platform/graphql/scalars';
import {
  DELIVERY_STATES,
  MESSAGE_KINDS,
  type DeliveryStateName,
  type MessageKindName,
} from './webhook-delivery.entity';

const WebhookMessageKind = enumType(MESSAGE_KINDS, {
  name: 'WebhookMessageKind',
  description: 'What a message of a webhook is.',
  values: {
    CHANGES: 'It tells changes: type catalog.changed.',
    TEST: 'It tells nothing: type webhook.test.',
  },
});

const WebhookDeliveryState = enumType(DELIVERY_STATES, {
  name: 'WebhookDeliveryState',
  description: 'What became of a message.',
  values: {
    PENDING: 'It is to be sent, or to be sent again.',
    DELIVERED: 'The receiver answered with a status from 200 to 299.',
    FAILED: 'It is not sent again unless that is asked for.',
    CANCELLED: 'webhookReplay moved the webhook elsewhere before it was delivered.',
  },
});
const WebhookDeliveryStateFilter = enumFilter('WebhookDeliveryStateFilter', WebhookDeliveryState);

@ObjectType({
  description: 'One message of a webhook, with what became of it; kept for 30 days after it was done with.',
  simpleResolvers: true,
})
export class WebhookDelivery {
  @Field(() => ID, { description: 'Opaque and permanent.' })
  id!: number;

  @Field(() => String, {
    description:
      'What the header webhook-id says: the same in every attempt, so a repetition is known by it.',
  })
  messageId!: string;

  @Field(() => WebhookMessageKind, { description: 'What it is.' })
  kind!: MessageKindName;

  @Field(() => BigIntScalar, {
    nullable: true,
    description: 'Number of the change after which it begins; null for a test.',
  })
  since!: number | null;

  @Field(() => BigIntScalar, {
    nullable: true,
    description: 'Number of the change up to which it tells what is for the webhook; null for a test.',
  })
  upTo!: number | null;

  @Field(() => Int, { description: 'Changes that it tells.' })
  changeCount!: number;

  @Field(() => WebhookDeliveryState, { description: 'What became of it.' })
  state!: DeliveryStateName;

  @Field(() => Int, { description: 'How often it was sent.' })
  attempts!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'HTTP status of the last answer; null where there was none.',
  })
  statusCode!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the last attempt failed, with what the answer began with; null where it did not fail.',
  })
  error!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was sent last; null before that.' })
  lastAttemptAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it is sent next; null where it is done with.',
  })
  nextAttemptAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done with; null before that.' })
  finishedAt!: Date | null;
}

export const WebhookDeliveryConnection = connectionType('WebhookDelivery', () => WebhookDelivery, {
  items: 'messages of a webhook',
});

@InputType({ description: 'Chooses messages of a webhook. All conditions that are given must hold.' })
export class WebhookDeliveryFilter {
  @Field(() => WebhookDeliveryStateFilter, { nullable: true, description: 'By what became of them.' })
  state?: EnumFilter | null;
}

const WebhookDeliveryOrderField = enumType(['CREATED_AT'], {
  name: 'WebhookDeliveryOrderField',
  description: 'What messages of a webhook can be ordered by.',
  values: { CREATED_AT: 'When they were made.' },
});
const WebhookDeliveryOrder = orderInput('WebhookDelivery', WebhookDeliveryOrderField, 'DESC');

@ArgsType()
export class WebhookDeliveriesArgs extends PageArgs {
  @Field(() => WebhookDeliveryFilter, {
    nullable: true,
    description: 'Which messages to return; all when left out.',
  })
  where?: WebhookDeliveryFilter | null;

  @Field(() => WebhookDeliveryOrder, {
    nullable: true,
    description: 'How to order them; the newest first when left out.',
  })
  orderBy?: OrderBy | null;
}
