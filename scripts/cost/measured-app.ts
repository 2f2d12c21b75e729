import type { ApolloServer } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { assembleApp } from '../../src/app/create-app';
import type { App } from '../../src/app';
import { openCatalogDatabase } from '../../src/app/data-source';
import { createEncoder, loadTensorBackend } from '../../src/embedding';
import { parseConfig } from '../../src/platform/config';
import type { Database } from '../../src/platform/database';
import { createApolloServer } from '../../src/platform/graphql/apollo-server';
import type { OperationLimits } from '../../src/platform/graphql/limits/limits';
import type { RequestContext } from '../../src/platform/graphql/request-context';
import { createLog } from '../../src/platform/log';

/** The real application on a catalogue, asked without HTTP. */
export interface MeasuredApp {
  readonly schema: GraphQLSchema;
  readonly database: Database;
  /** Answers an operation; says what it was to cost, and the messages of its errors. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Asked>;
}

export interface Asked {
  /** Null where it was refused before it ran. */
  readonly cost: number | null;
  readonly data: unknown;
  readonly errors: readonly string[];
}

const log = createLog('silent');

/** Answers operations by an application, with its limits or without. */
export async function serve(
  app: App,
  database: Database,
  limits: OperationLimits | null,
): Promise<MeasuredApp> {
  // By the id of the request: Apollo Server makes a context of its own from the given one.
  const costs = new Map<string, number>();
  let requests = 0;
  const server: ApolloServer<RequestContext> = createApolloServer({
    schema: app.schema,
    log,
    introspection: true,
    limits,
    charge: (cost, contextValue) => void costs.set(contextValue.requestId, cost),
  });
  await server.start();
  return {
    schema: app.schema,
    database,
    ask: async (query, variables = {}) => {
      requests += 1;
      const requestId = String(requests);
      const contextValue = await app.createContext({ authorization: undefined, requestId, log });
      const { body } = await server.executeOperation({ query, variables }, { contextValue });
      if (body.kind !== 'single') throw new TypeError('An incremental answer was not asked for.');
      const { data, errors = [] } = body.singleResult;
      JSON.stringify(data); // as a server does: writing the answer is part of what it takes
      return { cost: costs.get(requestId) ?? null, data, errors: errors.map(({ message }) => message) };
    },
  };
}

/**
 * Opens the starter catalogue with these settings, loading it where it is not there yet, and lets
 * `work` ask an application of its own for each of `limits`.
 */
export async function withMeasuredApps(
  environment: Record<string, string>,
  limits: readonly (OperationLimits | null)[],
  work: (apps: readonly MeasuredApp[]) => Promise<void>,
): Promise<void> {
  const config = parseConfig(environment);
  const database = await openCatalogDatabase({ url: config.databaseUrl, dataDir: config.dataDir });
  const backend = await loadTensorBackend(config.tfBackend);
  const encoder = createEncoder(backend);
  const assemble = (): Promise<App> => assembleApp({ database, backend, encoder, log }, config);
  const first = await assemble();
  try {
    await first.migrate();
    await first.loadStarter({ onlyIfEmpty: true });
    await first.refreshDerived();
    // As autovacuum does after a while: plans made without statistics are others.
    await database.query({ label: 'bench_analyze', text: 'ANALYZE' });
    const apps = await Promise.all(
      limits.map(async (each, at) => serve(at === 0 ? first : await assemble(), database, each)),
    );
    await work(apps);
  } finally {
    await first.close();
  }
}
