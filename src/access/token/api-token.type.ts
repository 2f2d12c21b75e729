import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import type { OrderBy } from '../../platform/database';
import { connectionType } from '../../platform/graphql/connection';
import { enumType } from '../../platform/graphql/enum';
import { IdFilter, TextFilter } from '../../platform/graphql/filter.input';
import { orderInput } from '../../platform/graphql/order.input';
import { PageArgs } from '../../platform/graphql/page.args';
import { DateTimeScalar } from '../../platform/graphql/scalars';
import { payloadType, UserError } from '../../platform/graphql/user-error.type';
import type { Scope } from '../viewer';
import { ScopeEnum } from '../words.type';

@ObjectType({
  description: 'A token by which a program is known. Its secret is shown when it is made, and never again.',
  simpleResolvers: true,
})
export class ApiToken {
  @Field(() => ID, { description: 'Opaque and permanent.' })
  id!: number;

  @Field(() => String, {
    description:
      'Who it is where roles are given and in the audit log: token: and a number that nobody guesses.',
  })
  principal!: string;

  @Field(() => String, {
    description: 'Unique among the tokens that are not revoked, without regard to case.',
  })
  name!: string;

  @Field(() => [ScopeEnum], { description: 'What it may be used for.' })
  scopes!: readonly Scope[];

  @Field(() => Boolean, {
    description:
      'Whether it was made for no publishers in particular: it contributes to whatever it can see.',
  })
  isForEveryPublisher!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => String, { description: 'The principal that made it; operator for the command line.' })
  createdBy!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends; null for never.' })
  expiresAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was last used, to the minute; null for never.',
  })
  lastUsedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked; null while it is not.' })
  revokedAt!: Date | null;
}

export const ApiTokenConnection = connectionType('ApiToken', () => ApiToken, { items: 'tokens' });

@InputType({ description: 'Chooses tokens. All conditions that are given must hold.' })
export class ApiTokenFilter {
  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By name.' })
  name?: TextFilter | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they are revoked.' })
  isRevoked?: boolean | null;
}

const ApiTokenOrderField = enumType(['CREATED_AT', 'NAME'], {
  name: 'ApiTokenOrderField',
  description: 'What tokens can be ordered by.',
  values: { CREATED_AT: 'When they were made.', NAME: 'Their names, without regard to case.' },
});
const ApiTokenOrder = orderInput('ApiToken', ApiTokenOrderField, 'DESC');

@ArgsType()
export class ApiTokensArgs extends PageArgs {
  @Field(() => ApiTokenFilter, { nullable: true, description: 'Which tokens to return; all when left out.' })
  where?: ApiTokenFilter | null;

  @Field(() => ApiTokenOrder, {
    nullable: true,
    description: 'How to order them; the newest first when left out.',
  })
  orderBy?: OrderBy | null;
}

@ObjectType({ description: 'The new token, or why none was made.' })
export class ApiTokenCreatePayload {
  @Field(() => ApiToken, { nullable: true, description: 'The new token.' })
  apiToken!: ApiToken | null;

  @Field(() => String, {
    nullable: true,
    description: 'What is sent as "Authorization: Bearer <secret>". It is shown here and never again.',
  })
  secret!: string | null;

  @Field(() => [UserError], { description: 'Why nothing was changed; empty when something was.' })
  userErrors!: UserError[];
}

export const ApiTokenRevokePayload = payloadType('ApiTokenRevokePayload', {
  field: 'apiToken',
  type: () => ApiToken,
  description: 'The token, revoked.',
});
