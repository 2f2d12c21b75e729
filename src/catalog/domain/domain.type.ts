import { Directive, Field, Float, ID, ObjectType } from 'type-graphql';
import { connectionType } from '../../platform/graphql/connection';
import { Node } from '../../platform/graphql/node.type';
import { DateTimeScalar } from '../../platform/graphql/scalars';

@ObjectType({
  description:
    'A place on the map of domains, on which similar domains lie close together. It stays from day to day; only another encoder, or more new domains than there were, give another map.',
  simpleResolvers: true,
})
export class MapPosition {
  @Field(() => Float, { description: 'From left to right, -1 to 1.' })
  x!: number;

  @Field(() => Float, { description: 'From bottom to top, -1 to 1.' })
  y!: number;
}

/** Rows have only the requested columns; `id` is always one of them. */
@Directive('@key(fields: "id")')
@Directive('@key(fields: "slug")')
@ObjectType({
  description: 'A subject area, such as radiology or product reviews; domains form a tree.',
  implements: Node,
  simpleResolvers: true,
})
export class Domain {
  @Field(() => ID, { description: 'Opaque and permanent.' })
  id!: number;

  @Field(() => String, { description: 'Path in the tree, such as medical/radiology.' })
  slug!: string;

  @Field(() => String, { description: 'Readable name.' })
  name!: string;

  @Field(() => String, { description: 'What belongs to this domain.' })
  description!: string;

  @Field(() => [String], { description: 'Other names for the same subject.' })
  aliases!: string[];

  @Field(() => DateTimeScalar, { description: 'When the catalogue first recorded it.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When the catalogue last changed it.' })
  updatedAt!: Date;

  parentId!: number | null;
  mapX!: number | null;
  mapY!: number | null;
  /** Set when it was read in the same statement. */
  parent?: Domain | null;
}

/** A page of domains. */
export const DomainConnection = connectionType('Domain', () => Domain, { items: 'domains' });
