import { Client, StreamableHTTPClientTransport, type Transport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import path from 'node:path';

const ROOT = path.join(__dirname, '../..');

/** What a tool told an agent. */
export interface Told {
  readonly isError: boolean;
  readonly text: string;
  readonly structured: unknown;
}

/** The published client, in the place of an agent's host. */
export interface Agent {
  readonly client: Client;
  call(tool: string, given: Record<string, unknown>): Promise<Told>;
  /** What went wrong beside the answers, as a line that is no message. */
  readonly faults: Error[];
}

/** The protocol as hosts of 2025 speak it, or as those of 2026 do. */
export type Era = 'legacy' | { readonly pin: '2026-07-28' };

async function connected(transport: Transport, mode: Era): Promise<Agent> {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
  const faults: Error[] = [];
  client.onerror = (error) => faults.push(error);
  await client.connect(transport);
  return {
    client,
    faults,
    call: async (name, given) => {
      const {
        content,
        isError = false,
        structuredContent,
      } = await client.callTool({
        ...{ name, arguments: given },
      });
      const [first] = content;
      return { isError, text: first?.type === 'text' ? first.text : '', structured: structuredContent };
    },
  };
}

export const agentOverHttp = (url: string, { mode = 'legacy', token }: { mode?: Era; token?: string } = {}) =>
  connected(
    new StreamableHTTPClientTransport(new URL('/mcp', url), {
      requestInit: { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } },
    }),
    mode,
  );

/** Starts `rootstock mcp` from the sources. */
export const agentOverStdio = (
  environment: Record<string, string>,
  { arguments: given = [], mode = 'legacy' }: { arguments?: string[]; mode?: Era } = {},
) =>
  connected(
    new StdioClientTransport({
      command: process.execPath,
      args: ['-r', './scripts/swc-hook.cjs', 'src/cli/main.ts', 'mcp', ...given],
      cwd: ROOT,
      env: { PATH: process.env.PATH ?? '', ROOTSTOCK_TF_BACKEND: 'cpu', LOG_LEVEL: 'warn', ...environment },
      stderr: 'ignore',
    }),
    mode,
  );
