import { GraphQLJSON } from 'graphql-scalars';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { OrderBy } from '../../platform/database';
import { connectionType } from '../../platform/graphql/connection';
import { enumType } from '../../platform/graphql/enum';
import {
  DateTimeFilter,
  enumFilter,
  TextFilter,
  type EnumFilter,
  type OrderedFilter,
} from '../../platform/graphql/filter.input';
import { orderInput } from '../../platform/graphql/order.input';
import { PageArgs } from '../../platform/graphql/page.args';
import { DateTimeScalar } from '../../platform/graphql/scalars';

export const AuditAction = enumType(['CREATED', 'UPDATED', 'DELETED', 'REFUSED'], {
  name: 'AuditAction',
  description: 'What was done.',
  values: {
    CREATED: 'Something was added.',
    UPDATED: 'Something was changed.',
    DELETED: 'Something was removed.',
    REFUSED: 'A mutation was refused; nothing was changed.',
  },
});
const AuditActionFilter = enumFilter('AuditActionFilter', AuditAction);

@ObjectType({ description: 'One change, or one refused attempt. It is never changed itself.' })
export class AuditEntry {
  @Field(() => ID, { description: 'Opaque and permanent.' })
  id!: number;

  @Field(() => DateTimeScalar, { description: 'When it was done.' })
  at!: Date;

  @Field(() => String, {
    description:
      'Who did it: admin, token:<id>, person:<issuer>#<subject>, operator (the command line), system (the server itself) or anonymous.',
  })
  principal!: string;

  @Field(() => String, { nullable: true, description: 'Id of the HTTP request; null without one.' })
  requestId!: string | null;

  @Field(() => String, { description: 'The mutation or command, such as modelUpdate.' })
  operation!: string;

  @Field(() => AuditAction, { description: 'What was done.' })
  action!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What was changed, such as Model; null where nothing was.',
  })
  entityType!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its key in the database; null where many were changed at once, whose keys are in after.',
  })
  entityKey!: string | null;

  @Field(() => GraphQLJSON, {
    nullable: true,
    description: 'Changed fields as they were, each cut at 1000 characters; null for what was added.',
  })
  before!: unknown;

  @Field(() => GraphQLJSON, {
    nullable: true,
    description: 'Changed fields as they are now; of a refused attempt its code and message.',
  })
  after!: unknown;

  @Field(() => Int, { description: 'How many things were changed, or how many attempts it stands for.' })
  count!: number;
}

export const AuditEntryConnection = connectionType('AuditEntry', () => AuditEntry, {
  items: 'audit entries',
});

@InputType({ description: 'Chooses entries of the audit log. All conditions that are given must hold.' })
export class AuditLogFilter {
  @Field(() => TextFilter, { nullable: true, description: 'By who did it.' })
  principal?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By the mutation or command.' })
  operation?: TextFilter | null;

  @Field(() => AuditActionFilter, { nullable: true, description: 'By what was done.' })
  action?: EnumFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By what was changed, such as Model.' })
  entityType?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By its key in the database.' })
  entityKey?: TextFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was done.' })
  at?: OrderedFilter<Date> | null;
}

const AuditLogOrderField = enumType(['AT'], {
  name: 'AuditLogOrderField',
  description: 'What the audit log can be ordered by.',
  values: { AT: 'When it was done.' },
});
const AuditLogOrder = orderInput('AuditLog', AuditLogOrderField, 'DESC');

@ArgsType()
export class AuditLogArgs extends PageArgs {
  @Field(() => AuditLogFilter, { nullable: true, description: 'Which entries to return; all when left out.' })
  where?: AuditLogFilter | null;

  @Field(() => AuditLogOrder, {
    nullable: true,
    description: 'How to order them; newest first when left out.',
  })
  orderBy?: OrderBy | null;
}
