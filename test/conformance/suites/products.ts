import {
  Arg,
  Directive,
  Field,
  FieldResolver,
  Float,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { buildSubgraph, type Representation } from '../../../src/platform/graphql/build-subgraph';
import type { RequestContext } from '../../../src/platform/graphql/request-context';
import { createResolvers } from '../../../src/platform/graphql/resolver-list';

// The subgraph that Apollo's compatibility tests are about, with the data that they expect:
// https://github.com/apollographql/apollo-federation-subgraph-compatibility/blob/main/COMPATIBILITY.md

const HEADER = `extend schema
  @link(
    url: "https://specs.apollo.dev/federation/v2.3"
    import: ["@composeDirective", "@extends", "@external", "@key", "@inaccessible", "@interfaceObject", "@override", "@provides", "@requires", "@shareable", "@tag"]
  )
  @link(url: "https://myspecs.dev/myCustomDirective/v1.0", import: ["@custom"])
  @composeDirective(name: "@custom")

directive @custom on OBJECT

`;

@ObjectType()
class ProductVariation {
  @Field(() => ID) id!: string;
}

@Directive('@shareable')
@ObjectType()
class ProductDimension {
  @Field(() => String, { nullable: true }) size!: string | null;
  @Field(() => Float, { nullable: true }) weight!: number | null;
  @Directive('@inaccessible')
  @Field(() => String, { nullable: true })
  unit!: string | null;
}

@ObjectType()
class CaseStudy {
  @Field(() => ID) caseNumber!: string;
  @Field(() => String, { nullable: true }) description!: string | null;
}

@Directive('@key(fields: "study { caseNumber }")')
@ObjectType()
class ProductResearch {
  @Field(() => CaseStudy) study!: CaseStudy;
  @Field(() => String, { nullable: true }) outcome!: string | null;
}

@Directive('@extends')
@Directive('@key(fields: "email")')
@ObjectType()
class User {
  @Directive('@external')
  @Field(() => ID)
  email!: string;
  @Directive('@override(from: "users")')
  @Field(() => String, { nullable: true })
  name!: string | null;
  @Directive('@external')
  @Field(() => Int, { nullable: true })
  totalProductsCreated!: number | null;
  @Directive('@external')
  @Field(() => Int)
  yearsOfEmployment!: number;
}

@Directive('@custom')
@Directive('@key(fields: "id")')
@Directive('@key(fields: "sku package")')
@Directive('@key(fields: "sku variation { id }")')
@ObjectType()
class Product {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) sku!: string | null;
  @Field(() => String, { nullable: true }) package!: string | null;
  @Field(() => ProductVariation, { nullable: true }) variation!: ProductVariation | null;
  @Field(() => ProductDimension, { nullable: true }) dimensions!: ProductDimension | null;
  @Directive('@provides(fields: "totalProductsCreated")')
  @Field(() => User, { nullable: true })
  createdBy!: User | null;
  @Directive('@tag(name: "internal")')
  @Field(() => String, { nullable: true })
  notes!: string | null;
  @Field(() => [ProductResearch]) research!: ProductResearch[];
}

@Directive('@key(fields: "sku package")')
@ObjectType()
class DeprecatedProduct {
  @Field(() => String) sku!: string;
  @Field(() => String) package!: string;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => User, { nullable: true }) createdBy!: User | null;
}

@Directive('@interfaceObject')
@Directive('@key(fields: "id")')
@ObjectType()
class Inventory {
  @Field(() => ID) id!: string;
}

const creator: User = {
  email: 'support@apollographql.com',
  name: 'Jane Smith',
  totalProductsCreated: 1337,
  yearsOfEmployment: 10,
};
const dimensions: ProductDimension = { size: 'small', weight: 1, unit: 'kg' };
const research = (caseNumber: string, description: string): ProductResearch => ({
  study: { caseNumber, description },
  outcome: null,
});
const STUDIES = [research('1234', 'Federation Study'), research('1235', 'Studio Study')];
const shared = { dimensions, createdBy: creator, notes: null };
const PRODUCTS: readonly Product[] = [
  {
    ...shared,
    id: 'apollo-federation',
    sku: 'federation',
    package: '@apollo/federation',
    variation: { id: 'OSS' },
    research: STUDIES.slice(0, 1),
  },
  {
    ...shared,
    id: 'apollo-studio',
    sku: 'studio',
    package: '',
    variation: { id: 'platform' },
    research: STUDIES.slice(1),
  },
];
const DEPRECATED: DeprecatedProduct = {
  sku: 'apollo-federation-v1',
  package: '@apollo/federation-v1',
  reason: 'Migrate to Federation V2',
  createdBy: creator,
};

/** Whether everything that a representation names is so in a row. */
function agrees(row: unknown, named: unknown): boolean {
  if (typeof named !== 'object' || named === null) return row === named;
  const values = new Map(Object.entries(row ?? {}));
  return Object.entries(named).every(
    ([name, value]) => name === '__typename' || agrees(values.get(name), value),
  );
}
const findIn =
  <Row extends object>(rows: readonly Row[]) =>
  (representation: Representation): Row | null =>
    rows.find((row) => agrees(row, representation)) ?? null;

@Resolver(() => User)
class UserResolver {
  @Directive('@requires(fields: "totalProductsCreated yearsOfEmployment")')
  @FieldResolver(() => Int, { nullable: true })
  averageProductsCreatedPerYear(@Root() { totalProductsCreated, yearsOfEmployment }: User): number | null {
    return totalProductsCreated === null ? null : Math.round(totalProductsCreated / yearsOfEmployment);
  }
}

@Resolver(() => Inventory)
class InventoryResolver {
  @FieldResolver(() => [DeprecatedProduct])
  deprecatedProducts(): DeprecatedProduct[] {
    return [DEPRECATED];
  }
}

@Resolver()
class ProductResolver {
  @Query(() => Product, { nullable: true })
  product(@Arg('id', () => ID) id: string): Product | null {
    return findIn(PRODUCTS)({ __typename: 'Product', id });
  }

  @Query(() => DeprecatedProduct, { nullable: true, deprecationReason: 'Use product query instead' })
  deprecatedProduct(
    @Arg('sku', () => String) sku: string,
    @Arg('package', () => String) name: string,
  ): DeprecatedProduct | null {
    return findIn([DEPRECATED])({ __typename: 'DeprecatedProduct', sku, package: name });
  }

  /** type-graphql leaves out what no query reaches. */
  @Query(() => Inventory, { nullable: true })
  ownInventory(): Inventory | null {
    return null;
  }
}

const resolvers = [ProductResolver, UserResolver, InventoryResolver];

/** The products subgraph, built as Rootstock's own is. */
export const products = buildSubgraph<RequestContext>({
  header: HEADER,
  resolvers,
  instances: createResolvers(resolvers, {}),
  referenceResolvers: {
    Product: findIn(PRODUCTS),
    DeprecatedProduct: findIn([DEPRECATED]),
    ProductResearch: findIn(STUDIES),
    User: (representation) => ({ ...creator, ...representation }),
    Inventory: ({ id }) => ({ id }),
  },
});
