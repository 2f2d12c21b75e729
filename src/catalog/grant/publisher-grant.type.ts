import { Field, ID, ObjectType } from 'type-graphql';
import { GrantedRoleEnum, type PublisherRole } from '../../access';
import { connectionType } from '../../platform/graphql/connection';
import { DateTimeScalar } from '../../platform/graphql/scalars';
import { payloadType } from '../../platform/graphql/user-error.type';
import { Publisher } from '../publisher/publisher.type';

@ObjectType({ description: 'What a token or a person is, and where.', simpleResolvers: true })
export class PublisherGrant {
  @Field(() => ID, { description: 'Opaque; lasts as long as the role.' })
  id!: number;

  @Field(() => String, { description: 'Who: token:<uuid> or person:<issuer>#<subject>.' })
  principal!: string;

  @Field(() => String, { nullable: true, description: 'Name of the token; null for a person.' })
  tokenName!: string | null;

  @Field(() => GrantedRoleEnum, { description: 'What they are there.' })
  role!: PublisherRole | 'ADMIN';

  @Field(() => Publisher, { nullable: true, description: 'Where; null for the whole catalogue.' })
  publisher?: Publisher | null;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  since!: Date;

  @Field(() => String, { description: 'The principal that gave it; operator for the command line.' })
  grantedBy!: string;

  publisherId!: number | null;
}

export const PublisherGrantConnection = connectionType('PublisherGrant', () => PublisherGrant, {
  items: 'roles',
});

export const PublisherRoleGrantPayload = payloadType('PublisherRoleGrantPayload', {
  field: 'grant',
  type: () => PublisherGrant,
  description: 'The role as it is now.',
});

export const PublisherRoleRevokePayload = payloadType('PublisherRoleRevokePayload', {
  field: 'grant',
  type: () => PublisherGrant,
  description: 'The role that was taken, as it was.',
});
