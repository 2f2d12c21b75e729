import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars';
import { payloadType, UserError } from '../../platform/graphql/user-error.type';
import { WebhookDelivery } from '../delivery/webhook-delivery.type';
import { Webhook } from './webhook.type';

const WHY_NOT = 'Why nothing was changed; empty when something was.';
const SECRET = 'What its messages are signed with: "whsec_" and base64. It is shown here and never again.';

@ObjectType({ description: 'The new webhook, or why none was made.' })
export class WebhookCreatePayload {
  @Field(() => Webhook, { nullable: true, description: 'The new webhook.' })
  webhook!: Webhook | null;

  @Field(() => String, { nullable: true, description: SECRET })
  secret!: string | null;

  @Field(() => [UserError], { description: WHY_NOT })
  userErrors!: UserError[];
}

@ObjectType({ description: 'The new secret of a webhook, or why it has none.' })
export class WebhookRotateSecretPayload {
  @Field(() => Webhook, { nullable: true, description: 'The webhook.' })
  webhook!: Webhook | null;

  @Field(() => String, { nullable: true, description: SECRET })
  secret!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when messages are signed with the former secret, too.',
  })
  formerSecretUntil!: Date | null;

  @Field(() => [UserError], { description: WHY_NOT })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What is sent again, or why nothing is.' })
export class WebhookReplayPayload {
  @Field(() => Webhook, { nullable: true, description: 'The webhook as it is now.' })
  webhook!: Webhook | null;

  @Field(() => WebhookDelivery, {
    nullable: true,
    description: 'The message that is sent again; null where the webhook goes on after a change.',
  })
  delivery!: WebhookDelivery | null;

  @Field(() => [UserError], { description: WHY_NOT })
  userErrors!: UserError[];
}

export const WebhookUpdatePayload = payloadType('WebhookUpdatePayload', {
  field: 'webhook',
  type: () => Webhook,
  description: 'The webhook as it is now.',
});

export const WebhookDeletePayload = payloadType('WebhookDeletePayload', {
  field: 'webhook',
  type: () => Webhook,
  description: 'The webhook as it was.',
});

export const WebhookTestPayload = payloadType('WebhookTestPayload', {
  field: 'delivery',
  type: () => WebhookDelivery,
  description: 'The test message, which is sent within moments; `deliveries` tells what became of it.',
});
