import type { CallToolResult, McpServer, ToolAnnotations } from '@modelcontextprotocol/server';
import type { z } from 'zod';
import type { Parts } from './ask';
import { answerTo, inWords } from './failure';
import type { TypedDocumentString } from './operations.generated';
import { remembered } from './remembered';

/** Something that an agent can have done, ready to be offered. */
export interface Tool {
  readonly name: string;
  readonly inputSchema: z.ZodObject;
  readonly outputSchema: z.ZodObject;
  offer(server: McpServer, parts: Parts): void;
}

interface Definition<Data, Variables extends object, Input extends z.ZodObject, Output extends z.ZodObject> {
  readonly name: string;
  readonly title: string;
  /** For an agent: when to use it, what it tells, what it does not know. */
  readonly description: string;
  readonly document: TypedDocumentString<Data, Variables>;
  readonly input: Input;
  readonly output: Output;
  /** Whether a call that is repeated leaves more behind; left out where it leaves nothing. */
  readonly writes?: 'once' | 'each time';
  readonly variables: (given: z.output<Input>) => Variables;
  /** @throws AppError or RefusedError where something is wrong with what was given */
  readonly read: (data: Data, given: z.output<Input>) => z.output<Output>;
  /** What matters of it in lines, for agents that are shown nothing else, and for people. */
  readonly text: (told: z.output<Output>) => string;
  /** By parts of the path in the API, where arguments are not called alike. */
  readonly argumentNames?: Readonly<Record<string, string>>;
}

/** All of it is of this catalogue alone. */
const annotationsOf = (writes: Definition<never, never, never, never>['writes']): ToolAnnotations => ({
  readOnlyHint: writes === undefined,
  destructiveHint: false,
  idempotentHint: writes !== 'each time',
  openWorldHint: false,
});

/** Ties a tool to the types of its operation. */
export function defineTool<
  Data,
  Variables extends object,
  Input extends z.ZodObject,
  Output extends z.ZodObject,
>(definition: Definition<Data, Variables, Input, Output>): Tool {
  const { name, title, description, document, input, output, writes } = definition;
  const { variables, read, text, argumentNames = {} } = definition;
  const isData = (data: unknown): data is Data => typeof data === 'object' && data !== null;

  async function call(given: z.output<Input>, parts: Parts, signal: AbortSignal): Promise<CallToolResult> {
    const question = { query: document.toString(), variables: variables(given) };
    const data = await answerTo(question, parts, signal);
    if (!isData(data)) throw new TypeError('A tool was answered without data.');
    const structuredContent = output.parse(read(data, given));
    return { content: [{ type: 'text', text: text(structuredContent) }], structuredContent };
  }

  const schemas: Pick<Tool, 'inputSchema' | 'outputSchema'> = { inputSchema: input, outputSchema: output };
  const offered = { inputSchema: remembered(input), outputSchema: remembered(output) };
  return {
    ...{ name, ...schemas },
    offer: (server, parts) => {
      const told = { title, description, annotations: annotationsOf(writes) };
      server.registerTool(name, { ...told, ...offered }, async (given, { mcpReq: { signal } }) => {
        try {
          return await call(input.parse(given), parts, signal);
        } catch (error) {
          const words = inWords(error, { parts, names: Object.keys(input.shape), argumentNames });
          return { content: [{ type: 'text', text: words }], isError: true };
        }
      });
    },
  };
}
