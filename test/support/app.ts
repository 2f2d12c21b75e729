import { assembleApp } from '../../src/app/create-app';
import type { App } from '../../src/app';
import {
  createEncoder,
  loadTensorBackend,
  placePoints,
  type Encoder,
  type RunningEncoder,
} from '../../src/embedding';
import type { Clock } from '../../src/platform/clock';
import type { Database } from '../../src/platform/database';
import { createApolloServer } from '../../src/platform/graphql/apollo-server';
import { createLog, type Log } from '../../src/platform/log';
import type { WebhookSettings } from '../../src/platform/settings/webhook-settings';
import { PATIENCE } from './clock';
import { openTestDatabase } from './database';
import type { Stage } from './stages';

export const ADMIN_TOKEN = 'token-of-the-tests';

export interface GraphQLAnswer {
  // Tests read answers of operations they wrote: the shape is theirs to know.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data: any;
  errors?: readonly {
    message: string;
    path?: readonly (string | number)[];
    extensions: Record<string, unknown>;
  }[];
}

export interface QueryOptions {
  variables?: Record<string, unknown>;
  /** Bearer token; none by default. */
  token?: string;
}

/**
 * The real application on a database of the test file's own, asked through the real GraphQL server.
 */
export interface TestApp {
  readonly app: App;
  readonly database: Database;
  query(source: string, options?: QueryOptions): Promise<GraphQLAnswer>;
  /** As `query`, with the admin token. */
  mutate(source: string, variables?: Record<string, unknown>): Promise<GraphQLAnswer>;
  close(): Promise<void>;
}

export interface TestAppOptions {
  /** What is there at first: only the taxonomies, unless given. */
  stage?: Stage;
  /** Null: no token is configured. */
  adminToken?: string | null;
  log?: Log;
  /** How long an operation may take, in milliseconds; no deadline where that is null. */
  operationMs?: number | null;
  clock?: Clock;
  /** Where webhooks may send to; to public https addresses alone, unless given. */
  webhooks?: WebhookSettings;
  /** Another app's, which goes on; one of its own unless given. */
  database?: Database;
  /** Loads an encoder that `app.encoder` puts in the place of the one that ships. */
  loadOwnEncoder?: (shipped: Encoder) => Promise<RunningEncoder>;
}

export async function openTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const {
    stage = 'taxonomies',
    adminToken = ADMIN_TOKEN,
    log = createLog('silent'),
    operationMs = null,
  } = options;
  const database = options.database ?? (await openTestDatabase({ stage, operationMs }));
  const backend = await loadTensorBackend('auto');
  const encoder = createEncoder(backend);
  const { loadOwnEncoder, clock, webhooks } = options;
  const own = loadOwnEncoder === undefined ? null : () => loadOwnEncoder(encoder);
  const app = await assembleApp(
    { database, backend, encoder, log, patience: PATIENCE },
    { adminToken, dataDir: 'test', ...(webhooks !== undefined && { webhooks }) },
    { loadOwnEncoder: own, clock, place: (all) => Promise.resolve(placePoints(all)) },
  );
  const server = createApolloServer({ schema: app.schema, log, introspection: true });
  await server.start();

  const query: TestApp['query'] = async (source, { variables, token } = {}) => {
    const authorization = token === undefined ? undefined : `Bearer ${token}`;
    const contextValue = await app.createContext({ authorization, requestId: 'test', log });
    const { body } = await server.executeOperation({ query: source, variables }, { contextValue });
    if (body.kind !== 'single') throw new Error('An incremental answer was not asked for.');
    return structuredClone(body.singleResult) as GraphQLAnswer;
  };
  return {
    app,
    database,
    query,
    mutate: (source, variables) => query(source, { variables, token: ADMIN_TOKEN }),
    close: async () => {
      await server.stop();
      if (options.database === undefined) await app.close();
    },
  };
}
