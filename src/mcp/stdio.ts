import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Parts } from './ask';
import { createMcpServer } from './create-mcp-server';

/** A conversation over standard input and output. */
export interface Conversation {
  end(): Promise<void>;
}

/** Talks with an agent over standard input and output, until either side ends it. */
export function talkOverStdio(parts: Parts, onFault: (error: Error) => void): Conversation {
  const handle = serveStdio(() => createMcpServer(parts), { maxSubscriptions: 0, onerror: onFault });
  return { end: () => handle.close() };
}
