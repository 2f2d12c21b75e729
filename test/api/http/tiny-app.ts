import { EventEmitter, on, once } from 'node:events';
import { Writable } from 'node:stream';
import {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  registerEnumType,
  Resolver,
  Root,
} from 'type-graphql';
import { authenticator, budgetResolvers } from '../../../src/access';
import { guardMutations } from '../../../src/access/guard/guard-mutations';
import { MutationGuard } from '../../../src/access/guard/mutation-guard';
import { contextCreator } from '../../../src/app/create-context';
import { createServer, type Served, type ServerOptions } from '../../../src/app/create-server';
import type { Listening } from '../../../src/app/http/listening';
import { whenAborted } from '../../../src/platform/cancellation';
import { InvalidInputError, UnavailableError } from '../../../src/platform/errors';
import { buildSubgraph } from '../../../src/platform/graphql/build-subgraph';
import type { RequestContext } from '../../../src/platform/graphql/request-context';
import { createResolvers, resolverClasses } from '../../../src/platform/graphql/resolver-list';
import { Stream } from '../../../src/platform/graphql/stream';
import { createLog } from '../../../src/platform/log';

enum Colour {
  RED = 'RED',
  GREEN = 'GREEN',
}
registerEnumType(Colour, { name: 'Colour' });

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A thing that the tests ask for.' })
class Thing {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
}

@ObjectType()
class ThingConnection {
  @Field(() => [Thing]) nodes!: Thing[];
}

@Directive('@oneOf')
@InputType()
class Choice {
  @Field(() => String, { nullable: true }) left?: string;
  @Field(() => Int, { nullable: true }) right?: number;
}

/** Holds requests up until the test lets them go. */
class Gate {
  private readonly events = new EventEmitter();

  /** Resolves when the next request is held. */
  async arrival(): Promise<void> {
    await once(this.events, 'arrival');
  }

  async pass(): Promise<void> {
    const opened = once(this.events, 'open');
    this.events.emit('arrival');
    await opened;
  }

  /** Tells the test of a request that is not held. */
  announce(): void {
    this.events.emit('arrival');
  }

  open(): void {
    this.events.emit('open');
  }
}

export const gate = new Gate();

/** What `multiply` was called with. */
export const written: number[] = [];

/** Why operations that never end were ended, in their order. */
export const endings: unknown[] = [];

@ObjectType()
class Tick {
  @Field(() => Int) count!: number;
}

/** Tells subscribers of `ticked` a count. */
export const ticker = new EventEmitter();

const aThing = (id: string): Thing => ({ id, name: `thing ${id}` });

@Resolver(() => Thing)
class ThingResolver {
  @Query(() => String)
  hello(): string {
    return 'world';
  }

  @Query(() => Thing, { nullable: true })
  thing(@Arg('id', () => ID) id: string): Thing {
    if (id === '0') throw new InvalidInputError('id', 'the id of a thing');
    return aThing(id);
  }

  @Query(() => ThingConnection)
  things(@Arg('first', () => Int, { defaultValue: 10 }) first: number): ThingConnection {
    if (first < 1 || first > 100) throw new InvalidInputError('first', 'a whole number from 1 to 100');
    return { nodes: Array.from({ length: first }, (_, index) => aThing(String(index))) };
  }

  @Query(() => String)
  paint(@Arg('colour', () => Colour, { defaultValue: Colour.GREEN }) colour: Colour): string {
    return colour;
  }

  @Query(() => String)
  choose(@Arg('choice', () => Choice) choice: Choice): string {
    return choice.left ?? String(choice.right);
  }

  @Query(() => String)
  fail(): string {
    throw new Error('the secret is swordfish');
  }

  @Query(() => [Thing])
  async swarm(@Arg('count', () => Int) count: number): Promise<Thing[]> {
    await Promise.resolve();
    return Array.from({ length: count }, (_, index) => aThing(String(index)));
  }

  @Query(() => String, { nullable: true })
  text(@Arg('length', () => Int) length: number): string {
    return 'x'.repeat(length);
  }

  @Query(() => String)
  async held(): Promise<string> {
    await gate.pass();
    return 'finished';
  }

  /** Ends with its operation only. */
  @Query(() => String, { nullable: true })
  endless(@Ctx() { signal }: RequestContext): Promise<string> {
    return new Promise((_, reject) => {
      whenAborted(signal, () => {
        endings.push(signal.reason);
        reject(signal.reason as Error);
      });
      gate.announce();
    });
  }

  @Query(() => String, { nullable: true })
  outage(): string {
    throw new UnavailableError('The database cannot be reached now.');
  }

  @Query(() => [String], { nullable: 'itemsAndList' })
  outages(): Promise<string>[] {
    return [this.outageLater(), this.outageLater()];
  }

  private async outageLater(): Promise<string> {
    await Promise.resolve();
    return this.outage();
  }

  @Query(() => String)
  requestId(@Ctx() { requestId }: RequestContext): string {
    return requestId;
  }

  @Mutation(() => String)
  write(): string {
    return 'written';
  }

  @Mutation(() => [Thing], { nullable: true })
  async multiply(@Arg('count', () => Int) count: number): Promise<Thing[]> {
    written.push(count);
    return this.swarm(count);
  }

  openTicked(): AsyncIterable<unknown> {
    return on(ticker, 'tick');
  }

  @Stream(() => Tick, { open: 'openTicked', description: 'Each tick.' })
  ticked(@Root() [count]: number[]): Tick {
    return { count: count ?? 0 };
  }

  openLost(): AsyncIterable<unknown> {
    throw new UnavailableError('The database cannot be reached now.');
  }

  @Stream(() => Tick, { open: 'openLost', description: 'What cannot be followed now.' })
  lost(): Tick {
    return { count: 0 };
  }

  @FieldResolver(() => ThingConnection)
  children(
    @Root() _thing: Thing,
    @Arg('first', () => Int, { defaultValue: 10 }) first: number,
  ): ThingConnection {
    return this.things(first);
  }
}

const resolvers = [ThingResolver, ...budgetResolvers];

export const { schema } = buildSubgraph<RequestContext>({
  resolvers: resolverClasses(resolvers),
  referenceResolvers: { Thing: ({ id }) => (id === 'gone' ? null : aThing(String(id))) },
  instances: createResolvers(resolvers, {}),
});

guardMutations(schema, {
  guard: new MutationGuard({
    needs: { write: { scope: 'admin' }, multiply: { scope: 'admin' } },
    find: () => Promise.resolve([]),
    reporterOf: () => Promise.resolve(null),
  }),
});

export interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly requestId?: string;
  readonly [key: string]: unknown;
}

/** A log that the test can read. */
export function collectingLog() {
  const lines: LogLine[] = [];
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(JSON.parse(chunk.toString()) as LogLine);
      done();
    },
  });
  return { lines, log: createLog('debug', destination) };
}

export const ADMIN_TOKEN = 'test-token';

export interface TinyApp extends Listening {
  readonly lines: LogLine[];
  /** Sends a body as it is. */
  send(text: string, headers?: Record<string, string>): Promise<Reply>;
  graphql(query: string, options?: { variables?: object; headers?: Record<string, string> }): Promise<Reply>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[];
    extensions?: { cost?: number };
  };
}

/** The context of a request to the tiny app. */
export const tinyContext = (adminToken: string | null) =>
  contextCreator(authenticator(adminToken), () => ({ createLoaders: () => ({}) }));

/** A real listening server on any free port. */
export async function startTinyApp(
  options: Partial<ServerOptions & Served> & { adminToken?: string | null } = {},
): Promise<TinyApp> {
  const { lines, log } = collectingLog();
  const { adminToken = ADMIN_TOKEN, ...rest } = options;
  const server = await createServer(
    {
      schema,
      createContext: tinyContext(adminToken),
      checks: { database: () => Promise.resolve('embedded'), encoder: () => Promise.resolve('v1 on cpu') },
      ...rest,
    },
    { config: { corsOrigins: 'none', introspection: true }, log, ...rest },
  );
  const listening = await server.listen({ host: '127.0.0.1', port: 0 });
  const send = async (text: string, headers: Record<string, string> = {}): Promise<Reply> => {
    const response = await fetch(`${listening.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: text,
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Reply['body'],
    };
  };
  return {
    url: listening.url,
    lines,
    stop: () => listening.stop(),
    send,
    graphql: (query, { variables, headers } = {}) => send(JSON.stringify({ query, variables }), headers),
  };
}
