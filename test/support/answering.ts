import { createServer } from '../../src/app/create-server';
import { createLog } from '../../src/platform/log';
import { Metrics } from '../../src/platform/metrics';
import { USUAL_BUDGETS } from '../../src/platform/settings/budget-settings';
import type { TestApp } from './app';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly data: unknown;
  readonly cost: number | undefined;
}

export interface Sending {
  readonly variables?: Record<string, unknown>;
  readonly token?: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Record<string, string>;
}

/** An application behind HTTP, with its answers kept. */
export interface AnsweringServer {
  readonly url: string;
  ask(query: string, sending?: Sending): Promise<HttpAnswer>;
  /** How many answers came from where, as the metrics tell. */
  counts(): Promise<Readonly<Record<string, number>>>;
  stop(): Promise<void>;
}

const bearer = (token: string | undefined): Record<string, string> =>
  token === undefined ? {} : { authorization: `Bearer ${token}` };

async function send(url: string, query: string, sending: Sending): Promise<HttpAnswer> {
  const { variables = {}, token, method = 'POST' } = sending;
  const headers = { ...bearer(token), ...sending.headers };
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  const response =
    method === 'GET'
      ? await fetch(`${url}/graphql?${String(search)}`, { headers })
      : await fetch(`${url}/graphql`, {
          method,
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ query, variables }),
        });
  const text = await response.text();
  const body = (text === '' ? {} : JSON.parse(text)) as {
    data?: unknown;
    extensions?: { cost?: number };
  };
  return {
    status: response.status,
    headers: response.headers,
    text,
    data: body.data,
    cost: body.extensions?.cost,
  };
}

/** How many answers came from where. */
export async function answerCounts(metrics: Metrics): Promise<Readonly<Record<string, number>>> {
  const lines = (await metrics.render()).matchAll(/^rootstock_answers_total\{source="(.+)"\} (\d+)$/gm);
  const counts: Record<string, number> = {};
  for (const [, source = '', count] of lines) counts[source] = Number(count);
  return counts;
}

export async function serveAnswers(
  { app }: Pick<TestApp, 'app'>,
  maxBytes: number | null = 1_000_000,
): Promise<AnsweringServer> {
  const config = {
    corsOrigins: 'none',
    introspection: true,
    budgets: USUAL_BUDGETS,
    answers: { maxBytes },
  } as const;
  const { schema, createContext, checks, answers } = app;
  const metrics = new Metrics();
  const served = { schema, createContext, checks, metrics, answers };
  const server = await createServer(served, { config, log: createLog('silent') });
  const listening = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    url: listening.url,
    stop: () => listening.stop(),
    ask: (query, sending = {}) => send(listening.url, query, sending),
    counts: () => answerCounts(metrics),
  };
}
