import { Field, ID, InputType, Int } from 'type-graphql';
import { ChangeOperation, type ChangeOperationName } from '../../catalog';
import { BigIntScalar } from '../../platform/graphql/scalars';

const WHICH = 'Id of a webhook of yours; administrators may name any.';
const URL_RULES =
  'Address that messages are posted to: https and public, or of an origin that the operator allows; without a user, a password or a fragment; at most 2000 characters.';
const TYPES =
  'Kinds of things whose changes are sent, as `entityType` of catalogChanged names them; at least one. Null: all.';

@InputType({ description: 'A new webhook. It is sent what whoever makes it may see.' })
export class WebhookCreateInput {
  @Field(() => String, {
    description: 'Its name, of 1 to 100 characters; unique among your webhooks, without regard to case.',
  })
  name!: string;

  @Field(() => String, { description: URL_RULES })
  url!: string;

  @Field(() => [String], { nullable: true, description: TYPES })
  entityTypes?: string[] | null;

  @Field(() => [ChangeOperation], {
    nullable: true,
    description: 'Changes that are sent; at least one. Null: all.',
  })
  operations?: ChangeOperationName[] | null;

  @Field(() => BigIntScalar, {
    nullable: true,
    description:
      'Number of the last change that is known already: 0 to the `revision` of the catalogue. Left out: only changes that come from now on.',
  })
  since?: number | null;
}

@InputType({ description: 'What is to be changed of a webhook; what is left out stays.' })
export class WebhookUpdateInput {
  @Field(() => ID, { description: WHICH })
  webhook!: string;

  @Field(() => String, { nullable: true, description: 'Its new name.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: URL_RULES })
  url?: string | null;

  @Field(() => [String], { nullable: true, description: TYPES })
  entityTypes?: string[] | null;

  @Field(() => [ChangeOperation], {
    nullable: true,
    description: 'Changes that are sent; at least one. Null: all.',
  })
  operations?: ChangeOperationName[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'False switches it off. True enables it again: it goes on after the last change that was delivered, so none is left out; that is refused where the token that it is of has ended. True of one that is not disabled sends at once what waits for its next attempt.',
  })
  enabled?: boolean | null;
}

@InputType({ description: 'A webhook to delete, with its secrets and what is kept of its messages.' })
export class WebhookDeleteInput {
  @Field(() => ID, { description: WHICH })
  webhook!: string;
}

@InputType({ description: 'A webhook that is to sign with another secret.' })
export class WebhookRotateSecretInput {
  @Field(() => ID, { description: WHICH })
  webhook!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Hours for which messages are signed with the former secret, too: 0 to 168; left out, 24.',
  })
  overlapHours?: number | null;
}

@InputType({ description: 'What a webhook is to send again: exactly one of `since` and `delivery`.' })
export class WebhookReplayInput {
  @Field(() => ID, { description: WHICH })
  webhook!: string;

  @Field(() => BigIntScalar, {
    nullable: true,
    description:
      'Number of the change after which it goes on, 0 to the `revision` of the catalogue: in new messages with ids of their own. What was to be sent is cancelled. A number above `deliveredUpTo` passes over changes.',
  })
  since?: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of one message, which is sent again under its messageId, once no newer one is due.',
  })
  delivery?: string | null;
}

@InputType({ description: 'A webhook to try.' })
export class WebhookTestInput {
  @Field(() => ID, { description: WHICH })
  webhook!: string;
}
