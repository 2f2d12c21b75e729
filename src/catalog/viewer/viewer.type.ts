import { Field, ObjectType } from 'type-graphql';
import { RoleEnum, ScopeEnum, type PublisherRole, type Viewer } from '../../access';
import { enumType } from '../../platform/graphql/enum';
import { DateTimeScalar } from '../../platform/graphql/scalars';
import { Publisher } from '../publisher/publisher.type';

const ViewerKind = enumType<Viewer['kind']>(['ANONYMOUS', 'TOKEN', 'PERSON', 'ADMIN'], {
  name: 'ViewerKind',
  description: 'How somebody is known.',
  values: {
    ANONYMOUS: 'Not at all: no token was sent, or one that is wrong.',
    TOKEN: 'A program, by a token of this catalogue.',
    PERSON: 'A person, by a token of the identity provider.',
    ADMIN: 'The first administrator, by the token of the settings.',
  },
});

@ObjectType({ description: 'What somebody is for one publisher.' })
export class ViewerRole {
  @Field(() => Publisher, { nullable: true, description: 'The publisher.' })
  publisher!: Publisher | null;

  @Field(() => RoleEnum, { description: 'What they are for it.' })
  role!: PublisherRole;

  publisherId!: number;
}

@ObjectType('Viewer', { description: 'Who is asking, and what they may do.' })
export class ViewerType {
  @Field(() => String, { nullable: true, description: 'Their name; null when nobody is known.' })
  name!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Who they are where roles are given and in the audit log: token:<uuid>, person:<issuer>#<subject> or admin; null when nobody is known.',
  })
  principal!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the token that they sent ends; null for never, and when nobody is known.',
  })
  expiresAt!: Date | null;

  @Field(() => ViewerKind, { description: 'How they are known.' })
  kind!: Viewer['kind'];

  @Field(() => [ScopeEnum], { description: 'What they may be used for; none when nobody is known.' })
  scopes!: string[];

  @Field(() => [ViewerRole], { description: 'What they are for publishers.' })
  roles!: ViewerRole[];

  @Field(() => [String], {
    description: 'The mutations that they may call, on something at least; in the order of the alphabet.',
  })
  can!: string[];
}
