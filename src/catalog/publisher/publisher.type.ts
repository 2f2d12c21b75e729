import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { connectionType } from '../../platform/graphql/connection';
import { Node } from '../../platform/graphql/node.type';
import { DateTimeScalar, UrlScalar } from '../../platform/graphql/scalars';

/** Rows have only the requested columns; `id` is always one of them. */
@Directive('@key(fields: "id")')
@Directive('@key(fields: "slug")')
@ObjectType({
  description: 'An organisation or person that owns models and datasets.',
  implements: Node,
  simpleResolvers: true,
})
export class Publisher {
  @Field(() => ID, { description: 'Opaque and permanent.' })
  id!: number;

  @Field(() => String, { description: 'Readable name in addresses, unique without regard to case.' })
  slug!: string;

  @Field(() => String, { description: 'Name as the publisher writes it.' })
  name!: string;

  @Field(() => UrlScalar, { nullable: true, description: 'Home page.' })
  url!: string | null;

  @Field(() => DateTimeScalar, { description: 'When the catalogue first recorded it.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When the catalogue last changed it.' })
  updatedAt!: Date;
}

/** A page of publishers. */
export const PublisherConnection = connectionType('Publisher', () => Publisher, { items: 'publishers' });
