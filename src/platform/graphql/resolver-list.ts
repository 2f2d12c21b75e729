/** A class of resolvers, as type-graphql's decorators mark it. */
export type ResolverClass = abstract new (...args: never[]) => object;

/** A resolver class that needs services, and how it is made from those of its feature. */
interface Made<Services> {
  readonly resolver: ResolverClass;
  readonly create: (services: Services) => object;
}

/**
 * The resolvers of a feature, each named once: as it is where its constructor takes nothing, else
 * by `made`. The schema is built from the classes, and the instances from the same list.
 */
export type ResolverList<Services> = readonly ((new () => object) | Made<Services>)[];

/** The instance of each resolver class. */
export type ResolverInstances = ReadonlyMap<ResolverClass, object>;

export const made = <Services, Instance extends object>(
  resolver: new (...args: never[]) => Instance,
  create: (services: Services) => Instance,
): Made<Services> => ({ resolver, create });

/** The classes of a list, for a schema that answers nothing. */
export const resolverClasses = (list: ResolverList<never>): ResolverClass[] =>
  list.map((entry) => ('create' in entry ? entry.resolver : entry));

/** One instance of each class of a list. */
export const createResolvers = <Services>(
  list: ResolverList<Services>,
  services: Services,
): ResolverInstances =>
  new Map(
    list.map((entry): [ResolverClass, object] =>
      'create' in entry ? [entry.resolver, entry.create(services)] : [entry, new entry()],
    ),
  );

/**
 * @throws TypeError when a class has no instance, or an instance is of a class that the schema does
 * not know
 */
export function assertWired(classes: readonly ResolverClass[], instances: ResolverInstances): void {
  const missing = classes.find((resolver) => !(instances.get(resolver) instanceof resolver));
  if (missing !== undefined) throw new TypeError(`No instance of ${missing.name} was built.`);
  const known = new Set(classes);
  const unknown = [...instances.keys()].find((resolver) => !known.has(resolver));
  if (unknown !== undefined) throw new TypeError(`${unknown.name} is no resolver of the schema.`);
}
