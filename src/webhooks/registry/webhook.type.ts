import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { ChangeOperation, type ChangeOperationName } from '../../catalog';
import type { OrderBy } from '../../platform/database';
import { connectionType } from '../../platform/graphql/connection';
import { enumType } from '../../platform/graphql/enum';
import { enumFilter, IdFilter, TextFilter, type EnumFilter } from '../../platform/graphql/filter.input';
import { orderInput } from '../../platform/graphql/order.input';
import { PageArgs } from '../../platform/graphql/page.args';
import { BigIntScalar, DateTimeScalar } from '../../platform/graphql/scalars';
import {
  DISABLED_REASONS,
  WEBHOOK_STATES,
  type DisabledReasonName,
  type WebhookStateName,
} from './webhook.entity';

const WebhookState = enumType(WEBHOOK_STATES, {
  name: 'WebhookState',
  description: 'Whether a webhook sends.',
  values: { ACTIVE: 'It sends what changes.', DISABLED: 'It sends nothing until it is enabled again.' },
});
const WebhookStateFilter = enumFilter('WebhookStateFilter', WebhookState);

const WebhookDisabledReason = enumType(DISABLED_REASONS, {
  name: 'WebhookDisabledReason',
  description: 'Why a webhook sends nothing any more.',
  values: {
    SWITCHED_OFF: 'Somebody switched it off with webhookUpdate.',
    GONE: 'Its receiver answered 410 Gone.',
    FAILING: 'Its receiver took no message for five days.',
    OWNER_ENDED: 'The token that it is of was revoked, has expired, or is a former one of the administrator.',
  },
});

@ObjectType({
  description:
    'An address that changes of the catalogue are sent to, signed as Standard Webhooks says: what whoever made it may see, in order, none left out.',
  simpleResolvers: true,
})
export class Webhook {
  @Field(() => ID, { description: 'Opaque and permanent.' })
  id!: number;

  @Field(() => String, { description: 'Unique among those of its owner, without regard to case.' })
  name!: string;

  @Field(() => String, { description: 'Address that messages are posted to.' })
  url!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Kinds of things whose changes are sent, such as Model; null for all.',
  })
  entityTypes!: string[] | null;

  @Field(() => [ChangeOperation], { nullable: true, description: 'Changes that are sent; null for all.' })
  operations!: ChangeOperationName[] | null;

  @Field(() => WebhookState, { description: 'Whether it sends.' })
  state!: WebhookStateName;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when it sends nothing any more; null while it sends.',
  })
  disabledAt!: Date | null;

  @Field(() => WebhookDisabledReason, {
    nullable: true,
    description: 'Why it sends nothing any more; null while it sends.',
  })
  disabledReason!: DisabledReasonName | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When an attempt failed first since a message was delivered last; null where none did.',
  })
  failingSince!: Date | null;

  @Field(() => BigIntScalar, {
    description:
      'Number of the change up to which everything was delivered, or was not for it; compare it with the `revision` of the catalogue.',
  })
  deliveredUpTo!: number;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => String, {
    description: 'The principal that made it: it is sent what that principal may see now.',
  })
  createdBy!: string;
}

export const WebhookConnection = connectionType('Webhook', () => Webhook, { items: 'webhooks' });

@InputType({ description: 'Chooses webhooks. All conditions that are given must hold.' })
export class WebhookFilter {
  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By name.' })
  name?: TextFilter | null;

  @Field(() => WebhookStateFilter, { nullable: true, description: 'By whether they send.' })
  state?: EnumFilter | null;
}

const WebhookOrderField = enumType(['CREATED_AT', 'NAME'], {
  name: 'WebhookOrderField',
  description: 'What webhooks can be ordered by.',
  values: { CREATED_AT: 'When they were made.', NAME: 'Their names, without regard to case.' },
});
const WebhookOrder = orderInput('Webhook', WebhookOrderField, 'DESC');

@ArgsType()
export class WebhooksArgs extends PageArgs {
  @Field(() => WebhookFilter, { nullable: true, description: 'Which webhooks to return; all when left out.' })
  where?: WebhookFilter | null;

  @Field(() => WebhookOrder, {
    nullable: true,
    description: 'How to order them; the newest first when left out.',
  })
  orderBy?: OrderBy | null;
}
