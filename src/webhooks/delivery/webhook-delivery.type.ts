import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { OrderBy } from '../../platform/database';
import { connectionType } from '../../platform/graphql/connection';
import { enumType } from '../../platform/graphql/enum';
import { enumFilter, type EnumFilter } from '../../platform/graphql/filter.input';
import { orderInput } from '../../platform/graphql/order.input';
import { PageArgs } from '../../platform/graphql/page.args';
import { BigIntScalar, DateTimeScalar } from '../../platform/graphql/scalars';
import {
  ATTEMPT_OUTCOMES,
  DELIVERY_STATES,
  MESSAGE_KINDS,
  type AttemptOutcomeName,
  type DeliveryStateName,
  type KeptAttempt,
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

const WebhookAttemptOutcome = enumType(ATTEMPT_OUTCOMES, {
  name: 'WebhookAttemptOutcome',
  description: 'How an attempt to send a message went.',
  values: {
    DELIVERED: 'The receiver answered with a status from 200 to 299.',
    HTTP_STATUS: 'The receiver answered with another status.',
    TIMEOUT: 'There was no whole answer within 15 s.',
    DNS: 'The name of the host has no address, or none that could be found.',
    TLS: 'There was no secure connection: the certificate is not right, say.',
    CONNECTION: 'The receiver could not be reached, or broke the connection off.',
    ADDRESS_NOT_ALLOWED: 'The address is not one that messages are sent to: nothing was sent.',
  },
});

@ObjectType({ description: 'One attempt to send a message of a webhook.', simpleResolvers: true })
export class WebhookAttempt {
  @Field(() => DateTimeScalar, { description: 'When it began.' })
  at!: Date;

  @Field(() => Int, { description: 'Milliseconds until its answer was read, or until it failed.' })
  durationMs!: number;

  @Field(() => WebhookAttemptOutcome, { description: 'How it went.' })
  outcome!: AttemptOutcomeName;

  @Field(() => Int, { nullable: true, description: 'HTTP status of the answer; null where there was none.' })
  statusCode!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it failed, with what the answer began with; null where it did not.',
  })
  error!: string | null;
}

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

  attemptLog!: readonly KeptAttempt[];

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
