import { createAccess, type Access } from '../../../src/access';
import { contextCreator } from '../../../src/app/create-context';
import { wireFeatures } from '../../../src/app/wire-features';
import { PATIENCE } from '../../support/clock';
import { createEncoder, loadTensorBackend } from '../../../src/embedding';
import type { Database } from '../../../src/platform/database';
import { createApolloServer } from '../../../src/platform/graphql/apollo-server';
import { createLog } from '../../../src/platform/log';
import { createWebhooks } from '../../../src/webhooks';
import { openTestDatabase } from '../../support/database';
import { Rows } from '../../support/rows';

const TOKEN = 'test-token';

export interface Answer<Data> {
  data: Data;
  errors?: readonly { message: string; extensions: { code: string; field?: string } }[];
}

/** Asks as the administrator unless told to send another header. */
export type Ask = <Data = Record<string, never>>(
  query: string,
  variables?: Record<string, unknown>,
  authorization?: string | null,
) => Promise<Answer<Data>>;

export interface Harness {
  database: Database;
  rows: Rows;
  access: Access;
  /** Resolves when refused attempts are in the audit log. */
  settled(): Promise<void>;
  ask: Ask;
  close(): Promise<void>;
}

/** Every feature over a database of its own with nothing but the taxonomies in it. */
export async function openHarness({
  adminToken = TOKEN,
}: { adminToken?: string | null } = {}): Promise<Harness> {
  const database = await openTestDatabase({ stage: 'taxonomies' });
  const log = createLog('silent');
  const backend = await loadTensorBackend('cpu');
  const access = createAccess({ database, log }, { adminToken, oidc: null });
  const encoder = createEncoder(backend);
  const webhooks = createWebhooks({ database, principals: access.principals, log });
  const features = wireFeatures({ database, backend, encoder, log, access, webhooks, patience: PATIENCE });
  const createContext = contextCreator(access.authenticate, () => features);
  const server = createApolloServer({ schema: features.schema, log, introspection: true });
  const ask: Ask = async (query, variables, authorization = `Bearer ${TOKEN}`) => {
    const contextValue = await createContext({
      authorization: authorization ?? undefined,
      requestId: 'test',
      log,
    });
    const { body } = await server.executeOperation({ query, variables }, { contextValue });
    if (body.kind !== 'single') throw new TypeError('An operation was answered in parts.');
    return body.singleResult as never;
  };
  const close = async () => {
    await server.stop();
    await features.refusals.settled();
    await features.recommendation.edges.stop();
    await database.close();
  };
  const settled = () => features.refusals.settled();
  return { database, rows: new Rows(database), access, settled, ask, close };
}
