import { EventEmitter, once } from 'node:events';
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
  UseMiddleware,
} from 'type-graphql';
import { adminOnly } from '../../../src/access';
import { contextCreator } from '../../../src/app/create-context';
import { createServer, type Served, type ServerOptions } from '../../../src/app/create-server';
import type { Listening } from '../../../src/app/http/listening';
import { InvalidInputError } from '../../../src/platform/errors';
import { buildSubgraph } from '../../../src/platform/graphql/build-subgraph';
import type { RequestContext } from '../../../src/platform/graphql/request-context';
import { createResolvers } from '../../../src/platform/graphql/resolver-list';
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

  open(): void {
    this.events.emit('open');
  }
}

export const gate = new Gate();

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

  @Query(() => String)
  async held(): Promise<string> {
    await gate.pass();
    return 'finished';
  }

  @Query(() => String)
  requestId(@Ctx() { requestId }: RequestContext): string {
    return requestId;
  }

  @Mutation(() => String)
  @UseMiddleware(adminOnly)
  write(): string {
    return 'written';
  }

  @FieldResolver(() => ThingConnection)
  children(
    @Root() _thing: Thing,
    @Arg('first', () => Int, { defaultValue: 10 }) first: number,
  ): ThingConnection {
    return this.things(first);
  }
}

export const { schema, sdl } = buildSubgraph<RequestContext>({
  resolvers: [ThingResolver],
  referenceResolvers: { Thing: ({ id }) => (id === 'gone' ? null : aThing(String(id))) },
  instances: createResolvers([ThingResolver], {}),
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
  graphql(query: string, options?: { variables?: object; headers?: Record<string, string> }): Promise<Reply>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[];
  };
}

/** A real listening server on any free port. */
export async function startTinyApp(
  options: Partial<ServerOptions & Served> & { adminToken?: string | null } = {},
): Promise<TinyApp> {
  const { lines, log } = collectingLog();
  const { adminToken = ADMIN_TOKEN, ...rest } = options;
  const server = await createServer(
    {
      schema,
      createContext: contextCreator(adminToken, () => ({})),
      checks: { database: () => Promise.resolve('embedded'), encoder: () => Promise.resolve('v1 on cpu') },
      ...rest,
    },
    { config: { corsOrigins: 'none', introspection: true }, log, ...rest },
  );
  const listening = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    url: listening.url,
    lines,
    stop: () => listening.stop(),
    graphql: async (query, { variables, headers } = {}) => {
      const response = await fetch(`${listening.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return {
        status: response.status,
        headers: response.headers,
        body: (await response.json()) as Reply['body'],
      };
    },
  };
}
