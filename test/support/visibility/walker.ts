import { OPERATOR } from '../../../src/access';
import type { ApolloServer } from '@apollo/server';
import { createApolloServer } from '../../../src/platform/graphql/apollo-server';
import type { RequestContext } from '../../../src/platform/graphql/request-context';
import { Subscriber } from '../../../src/platform/graphql/subscribe';
import { createLog } from '../../../src/platform/log';
import { ADMIN_TOKEN, type TestApp } from '../app';
import { PAST_LIMITS } from '../past-limits';
import type { WalkOperation } from './schema-walk';

const log = createLog('silent');
/** A stream that says nothing for so long has told everything, in milliseconds. */
const QUIET_MS = 500;

/** Nobody, whoever is known, a viewer at one publisher, and an administrator. */
export const WALKERS = ['anonymous', 'reader', 'member', 'admin'] as const;
export type Walker = (typeof WALKERS)[number];

/** Asks the schema as one of several viewers, past every limit. */
export class Walkers {
  private constructor(
    private readonly app: TestApp,
    private readonly server: ApolloServer<RequestContext>,
    private readonly tokens: Map<Walker, string>,
  ) {}

  static async of(app: TestApp): Promise<Walkers> {
    const { tokens, schema } = app.app;
    const reader = await tokens.create({ name: 'reader', scopes: ['read'], publishers: null }, OPERATOR);
    const server = createApolloServer({ schema, log, introspection: true, limits: null });
    await server.start();
    const known: [Walker, string][] = [
      ['reader', reader.secret],
      ['admin', ADMIN_TOKEN],
    ];
    return new Walkers(app, server, new Map(known));
  }

  /** From now on there is a viewer at this publisher. */
  async admit(publisher: string): Promise<void> {
    const { tokens } = this.app.app;
    const at = { scopes: ['read'], publishers: [publisher], role: 'VIEWER', expiresInDays: 7 } as const;
    const member = await tokens.create({ name: 'member', ...at }, OPERATOR);
    await tokens.create({ name: 'former', ...at }, OPERATOR);
    await tokens.revoke('former', OPERATOR);
    this.tokens.set('member', member.secret);
  }

  /** The answer as it is sent; of a subscription all that it tells, one after the other. */
  async ask(walker: Walker, { kind, source }: Pick<WalkOperation, 'kind' | 'source'>): Promise<unknown> {
    if (kind === 'subscription') return this.follow(walker, source);
    const contextValue = await this.contextOf(walker);
    const { body } = await this.server.executeOperation({ query: source }, { contextValue });
    if (body.kind !== 'single') throw new TypeError('An operation was answered in parts.');
    return JSON.parse(JSON.stringify(body.singleResult)) as unknown;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  private contextOf(walker: Walker) {
    const token = this.tokens.get(walker);
    const authorization = token === undefined ? undefined : `Bearer ${token}`;
    return this.app.app.createContext({ authorization, requestId: 'walk', log });
  }

  private async follow(walker: Walker, query: string): Promise<unknown> {
    const { schema } = this.app.app;
    const subscriber = new Subscriber({ schema, log, introspection: true, limits: PAST_LIMITS });
    const subscribed = await subscriber.subscribe({ query }, async (work) =>
      work(await this.contextOf(walker)),
    );
    if (subscribed.kind === 'refused') return { errors: subscribed.errors };
    const told: unknown[] = [];
    const { events } = subscribed;
    for (;;) {
      const quiet = new Promise<null>((resolve) => setTimeout(() => resolve(null), QUIET_MS));
      const event = await Promise.race([events.next(), quiet]);
      if (event === null || event.done === true) break;
      told.push(event.value.data ?? event.value);
    }
    await events.return?.();
    return JSON.parse(JSON.stringify(told)) as unknown;
  }
}
