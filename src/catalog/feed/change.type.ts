import { Field, ObjectType } from 'type-graphql';
import { enumType } from '../../platform/graphql/enum';
import { BigIntScalar, DateTimeScalar } from '../../platform/graphql/scalars';

const OPERATIONS = ['CREATED', 'UPDATED', 'DELETED'] as const;
export type ChangeOperationName = (typeof OPERATIONS)[number];

/** The kinds of things whose changes are told. */
export const CHANGED_TYPES = [
  ...(['Model', 'Dataset', 'Domain', 'Publisher', 'Lineage', 'Training'] as const),
  ...(['Evaluation', 'TransferResult', 'TransferResultDispute', 'TransferEdge'] as const),
];

/** They stand in sentences. */
const listed = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(CHANGED_TYPES);

export const ChangeOperation = enumType(OPERATIONS, {
  name: 'ChangeOperation',
  description: 'What happened to a thing of the catalogue.',
  values: {
    CREATED: 'It is new.',
    UPDATED: 'Something of it is another.',
    DELETED: 'It is gone.',
  },
});

@ObjectType({
  description:
    'One change of the catalogue. Changes are numbered in the order in which they came to be seen.',
  simpleResolvers: true,
})
export class CatalogChange {
  @Field(() => BigIntScalar, {
    description: 'Its number: give it as `since` to go on after this change.',
  })
  sequence!: number;

  @Field(() => ChangeOperation, { description: 'What happened.' })
  operation!: ChangeOperationName;

  @Field(() => String, {
    description: `What kind of thing changed: ${listed}. More may come.`,
  })
  entityType!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The slug that the thing had; null for kinds without slugs.',
  })
  slug!: string | null;

  @Field(() => DateTimeScalar, {
    description: 'When the change was begun to be written; the order of changes is that of `sequence`.',
  })
  occurredAt!: Date;

  entityId!: number;
}
