import { createServer } from '../../src/app/create-server';
import { parseConfig } from '../../src/platform/config';
import { createLog } from '../../src/platform/log';
import { openTestApp, type TestApp } from './app';
import type { Stage } from './stages';

/** The real application with its pages behind HTTP. */
export interface OpenPages {
  readonly app: TestApp;
  readonly url: string;
  get(path: string, headers?: Record<string, string>): Promise<{ response: Response; html: string }>;
  close(): Promise<void>;
}

export async function openPages(
  stage: Stage,
  settings: Readonly<Record<string, string>> = {},
): Promise<OpenPages> {
  const app = await openTestApp({ stage });
  const config = parseConfig({ ROOTSTOCK_BUDGET: '9999999', ...settings });
  const { schema, createContext, checks } = app.app;
  const server = await createServer({ schema, createContext, checks }, { config, log: createLog('silent') });
  const listening = await server.listen({ host: '127.0.0.1', port: 0 });
  const { url } = listening;
  return {
    app,
    url,
    get: async (path, headers = { accept: 'text/html' }) => {
      const response = await fetch(new URL(path, url), { headers });
      return { response, html: await response.text() };
    },
    close: async () => {
      await listening.stop();
      await app.close();
    },
  };
}

/** The JSON-LD of a page. */
export function thingOf(html: string): Record<string, unknown> {
  const [, json = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  return JSON.parse(json) as Record<string, unknown>;
}
