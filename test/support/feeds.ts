import { createServer } from '../../src/app/create-server';
import { parseConfig } from '../../src/platform/config';
import { createLog } from '../../src/platform/log';
import { openTestApp, type TestApp, type TestAppOptions } from './app';
import type { Stage } from './stages';

/** What a client of a feed reads. */
export interface FeedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The real application with its feeds behind HTTP. */
export interface OpenFeeds {
  readonly app: TestApp;
  readonly url: string;
  readonly get: (
    path: string,
    sending?: { method?: string; headers?: Record<string, string> },
  ) => Promise<FeedAnswer>;
  close(): Promise<void>;
}

export async function openFeeds(
  stage: Stage,
  settings: Readonly<Record<string, string>> = {},
  { log = createLog('silent'), ...options }: Pick<TestAppOptions, 'log' | 'database'> = {},
): Promise<OpenFeeds> {
  const app = await openTestApp({ stage, log, ...options });
  const config = parseConfig({
    ROOTSTOCK_BUDGET: '99999999',
    ROOTSTOCK_OPERATION_TIMEOUT: '60s',
    ...settings,
  });
  const { schema, createContext, checks, answers } = app.app;
  const served = { schema, createContext, checks, answers };
  const server = await createServer(served, { config, log });
  const listening = await server.listen({ host: '127.0.0.1', port: 0 });
  const { url } = listening;
  return {
    app,
    url,
    get: async (path, sending = {}) => {
      const { status, headers, ...response } = await fetch(new URL(path, url), sending).then(
        async (answer) => ({ status: answer.status, headers: answer.headers, text: await answer.text() }),
      );
      return { status, headers, text: response.text };
    },
    close: async () => {
      await listening.stop();
      await app.close();
    },
  };
}

export interface FeedBody {
  readonly items: readonly Record<string, string | number | boolean | null>[];
  readonly nextCursor: string | null;
  readonly totalCount: number;
  readonly totalCountIsExact: boolean;
  readonly limit: number | null;
  readonly revision: number;
  readonly abstention?: string | null;
  readonly warning?: string | null;
}

export const bodyOf = ({ text }: FeedAnswer): FeedBody => JSON.parse(text) as FeedBody;
