import { Field, ID, InputType, Int } from 'type-graphql';
import type { PublisherRole } from '../viewer';
import { RoleEnum, ScopeEnum } from '../words.type';

@InputType({ description: 'A new token. It is never more than whoever makes it.' })
export class ApiTokenCreateInput {
  @Field(() => String, {
    description:
      'Its name: 1 to 100 letters, digits and . _ - characters; unique among the tokens that are not revoked, without regard to case.',
  })
  name!: string;

  @Field(() => [ScopeEnum], { description: 'What it may be used for; at least one. Every token reads.' })
  scopes!: string[];

  @Field(() => [ID], {
    nullable: true,
    description:
      'Ids or slugs of the only publishers that it is for, at most 100. Left out, it is for every one, which only administrators may make.',
  })
  publishers?: string[] | null;

  @Field(() => RoleEnum, {
    nullable: true,
    description: 'What it is for these publishers; left out, CONTRIBUTOR, or VIEWER where it only reads.',
  })
  role?: PublisherRole | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Days until it ends, 1 to 3650; left out, it does not. One that a token makes ends no later than that token.',
  })
  expiresInDays?: number | null;
}

@InputType({ description: 'A token to end.' })
export class ApiTokenRevokeInput {
  @Field(() => ID, { description: 'Id, name or principal of a token that is not revoked.' })
  token!: string;
}
