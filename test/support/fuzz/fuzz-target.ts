import { readTaxonomyTerms, saveTaxonomies } from '../../../src/ingest';
import { Agent, request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { GraphQLSchema } from 'graphql';
import { z } from 'zod';
import { assembleApp } from '../../../src/app/create-app';
import { createServer } from '../../../src/app/create-server';
import { createEncoder, loadTensorBackend } from '../../../src/embedding';
import type { Database } from '../../../src/platform/database';
import { createLog } from '../../../src/platform/log';
import { parseNetwork } from '../../../src/platform/network';
import { USUAL_BUDGETS } from '../../../src/platform/settings/budget-settings';
import { FailureLog } from './failure-log';
import type { MadeOperation } from './operation-maker';

const TOKEN = 'token-of-the-fuzz';
/** Longer than any operation may take: whoever waits longer would wait for ever. */
const HANGS_MS = 60_000;
/** How long the first event of a subscription is waited for. */
const EVENT_MS = 20;

export interface FuzzAnswer {
  readonly status: number;
  readonly milliseconds: number;
  readonly data?: unknown;
  /** `extensions.code` of each error. */
  readonly codes: readonly string[];
  /** What the service wrote of it; empty where it wrote nothing. */
  readonly logged: string;
}

/** What is asked: the whole service, through HTTP. */
export interface FuzzTarget {
  readonly schema: GraphQLSchema;
  /** @throws where there is no answer, or none that can be read */
  answer(operation: MadeOperation): Promise<FuzzAnswer>;
  stop(): Promise<void>;
}

/** The service on a database, as it is served, behind a proxy that it trusts. */
export async function openFuzzTarget(database: Database): Promise<FuzzTarget> {
  // Whatever serves a catalogue has written them.
  await saveTaxonomies(database, readTaxonomyTerms());
  const failures = new FailureLog();
  const log = createLog('warn', failures);
  const backend = await loadTensorBackend('wasm');
  const foundations = { database, backend, encoder: createEncoder(backend), log };
  const app = await assembleApp(foundations, { adminToken: TOKEN, dataDir: 'test' });
  const trustedProxies = [parseNetwork('127.0.0.0/8')].filter((network) => network !== null);
  const budgets = { ...USUAL_BUDGETS, trustedProxies };
  const server = await createServer(app, {
    config: { corsOrigins: 'none', introspection: true, budgets },
    log,
  });
  const listening = await server.listen({ host: '127.0.0.1', port: 0 });
  const client = new FuzzClient(new URL('/graphql', listening.url));
  let asked = 0;
  return {
    schema: app.schema,
    answer: async (operation) => {
      const requestId = `fuzz-${(asked += 1)}`;
      const answer = await client.ask(operation, requestId);
      return { ...answer, logged: failures.take(requestId) };
    },
    stop: async () => {
      client.close();
      await listening.stop();
      await app.close();
    },
  };
}

const answerSchema = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ extensions: z.object({ code: z.string().optional() }).optional() })).default([]),
});

/** Sends operations on connections that are kept. */
class FuzzClient {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(private readonly url: URL) {}

  async ask(operation: MadeOperation, requestId: string): Promise<Omit<FuzzAnswer, 'logged'>> {
    const started = performance.now();
    const response = await this.send(operation, requestId);
    const body = await (isStream(response) ? firstEvent(response) : text(response));
    const { data, errors } = answerSchema.parse(body === '' ? {} : JSON.parse(body));
    return {
      status: response.statusCode ?? 0,
      milliseconds: performance.now() - started,
      data,
      codes: errors.map(({ extensions }) => extensions?.code ?? 'none'),
    };
  }

  close(): void {
    this.agent.destroy();
  }

  private send(
    { kind, query, variables, sender }: MadeOperation,
    requestId: string,
  ): Promise<IncomingMessage> {
    const token = sender.token ?? TOKEN;
    const headers = {
      'content-type': 'application/json',
      accept: kind === 'subscription' ? 'text/event-stream' : 'application/json',
      'x-request-id': requestId,
      'x-forwarded-for': sender.address,
      ...(token !== '' && { authorization: `Bearer ${token}` }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(this.url, { method: 'POST', agent: this.agent, headers, timeout: HANGS_MS });
      sent.on('response', resolve).on('error', reject);
      sent.on('timeout', () => sent.destroy(new Error('There was no answer.')));
      sent.end(JSON.stringify({ query, variables }));
    });
  }
}

const isStream = ({ headers }: IncomingMessage): boolean =>
  (headers['content-type'] ?? '').startsWith('text/event-stream');

/** What the first event says; empty where none comes soon. Then the client goes away. */
async function firstEvent(response: IncomingMessage): Promise<string> {
  const timer = setTimeout(() => response.destroy(), EVENT_MS);
  let events = '';
  try {
    for await (const chunk of response.setEncoding('utf8')) {
      events += String(chunk);
      const [, data] = /^data: (.*)\n\n/m.exec(events) ?? [];
      if (data !== undefined) return data;
    }
  } catch {
    // It ended because nothing came.
  } finally {
    clearTimeout(timer);
    response.destroy();
  }
  return '';
}
