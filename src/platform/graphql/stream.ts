import type { GraphQLSchema } from 'graphql';
import { Subscription } from 'type-graphql';
import type { RequestContext } from './request-context';
import type { ResolverInstances } from './resolver-list';

/** Opens a stream of events with the arguments of a subscription and the context of its request. */
type Opener = (args: never, context: never) => AsyncIterable<unknown> | Promise<AsyncIterable<unknown>>;

interface StreamField {
  readonly field: string;
  readonly open: (instance: object, args: unknown, context: unknown) => unknown;
}

/** By resolver class. */
const declared = new Map<unknown, StreamField[]>();

/**
 * Declares a subscription whose events come from the method `open` of the same resolver.
 * type-graphql's own `subscribe` is a function apart, which would have to find its services in the
 * request.
 */
export function Stream<Name extends string>(
  type: () => new () => object,
  { open, description }: { open: Name; description: string },
) {
  const subscription = Subscription(type, { description, subscribe: notAttached });
  return (resolver: Readonly<Record<Name, Opener>>, field: string, method: PropertyDescriptor): void => {
    subscription(resolver, field, method);
    declared.set(resolver.constructor, [
      ...(declared.get(resolver.constructor) ?? []),
      { field, open: (instance, ...rest): unknown => Reflect.apply(resolver[open], instance, rest) },
    ]);
  };
}

const notAttached = (): never => {
  throw new TypeError('A stream is opened by the instance of its resolver.');
};

/**
 * Lets each subscription open the stream of its resolver's instance: that of the request where it
 * names resolvers.
 *
 * @throws TypeError when a subscription was declared otherwise and has no stream
 */
export function attachStreams(schema: GraphQLSchema, instances: ResolverInstances): void {
  const streams = new Map(
    [...instances].flatMap(([resolver, instance]) =>
      (declared.get(resolver) ?? []).map(({ field, open }) => [field, { resolver, instance, open }] as const),
    ),
  );
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    const stream = streams.get(field.name);
    if (stream === undefined) throw new TypeError(`Subscription "${field.name}" has no stream.`);
    const { resolver, instance, open } = stream;
    field.subscribe = (_root, args: unknown, context?: Pick<RequestContext, 'resolvers'>) =>
      open(context?.resolvers?.get(resolver) ?? instance, args, context);
  }
}
