import assert from 'node:assert/strict';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

/** Connects as the host of an agent does, and lets `work` use it. */
async function asAgent({ url }, work) {
  const client = new Client({ name: 'integrations', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', url)));
  try {
    await work(client);
  } finally {
    await client.close();
  }
}

/** The client checks what comes against the tool's own schema. */
async function call(client, name, given) {
  const { isError, content, structuredContent } = await client.callTool({ name, arguments: given });
  return { isError: isError ?? false, text: content[0]?.text ?? '', structuredContent };
}

/** @type {import('../consumer').Consumer} */
export const consumer = {
  name: 'MCP client',
  package: '@modelcontextprotocol/client',
  page: 'mcp.md',
  checks: {
    'lists tools and resources': (server) =>
      asAgent(server, async (client) => {
        const { tools } = await client.listTools();
        assert.ok(tools.length >= 8);
        for (const { outputSchema, description } of tools) assert.ok(outputSchema && description);
        const { resources } = await client.listResources();
        const [{ uri }] = resources;
        const { contents } = await client.readResource({ uri });
        assert.equal(contents[0].uri, uri);
      }),
    'recommend_base, get_model and get_lineage of what it recommends': (server) =>
      asAgent(server, async (client) => {
        await client.listTools();
        const description = 'classify pneumonia in chest x-rays';
        const { structuredContent: answer } = await call(client, 'recommend_base', { description });
        const { base } = answer.recommendations[0];
        const slug = base.slug ?? base;
        const { structuredContent: model } = await call(client, 'get_model', { slug });
        assert.equal(model.slug, slug);
        assert.equal((await call(client, 'get_lineage', { slug })).isError, false);
      }),
    'what is wrong with a call': (server) =>
      asAgent(server, async (client) => {
        const { isError, text } = await call(client, 'get_model', { slug: 'nobody/nothing' });
        assert.ok(isError);
        assert.match(text, /slug/);
      }),
  },
};
