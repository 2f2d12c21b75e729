import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

/** A receiver as docs/integrations/webhooks.md shows it, by Node alone. */
async function openReceiver() {
  const receiver = { secrets: [], messages: [], status: 204 };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const verified = receiver.secrets.map((secret) => {
      try {
        return new Webhook(secret).verify(body, request.headers);
      } catch {
        return null;
      }
    });
    receiver.messages.push({ id: request.headers['webhook-id'], verified });
    response.writeHead(receiver.status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  receiver.url = `http://127.0.0.1:${server.address().port}/rootstock`;
  receiver.stop = () => {
    server.closeAllConnections();
    server.close();
  };
  receiver.next = async () => {
    while (receiver.messages.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    return receiver.messages.shift();
  };
  return receiver;
}

async function run(server, mutation, input, fields) {
  const type = `W${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { field message } } }`;
  const response = await fetch(server.graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${server.token}` },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined);
  assert.deepEqual(data[mutation].userErrors, []);
  return data[mutation];
}

/** A webhook to a receiver of its own, and both ended afterwards. */
async function withWebhook(server, name, work) {
  const receiver = await openReceiver();
  const input = { name, url: receiver.url, entityTypes: ['Publisher'] };
  const { webhook, secret } = await run(server, 'webhookCreate', input, 'webhook { id } secret');
  receiver.secrets.push(secret);
  try {
    await work(receiver, webhook.id);
  } finally {
    await run(server, 'webhookDelete', { webhook: webhook.id }, 'webhook { id }');
    receiver.stop();
  }
}

/** @type {import('../consumer').Consumer} */
export const consumer = {
  name: 'Standard Webhooks',
  package: 'standardwebhooks',
  page: 'webhooks.md',
  checks: {
    'a change, verified': (server) =>
      withWebhook(server, 'verified', async (receiver) => {
        const slug = await server.change();
        const { verified } = await receiver.next();
        assert.equal(verified[0]?.type, 'catalog.changed');
        assert.deepEqual(
          verified[0].data.changes.map((change) => [change.operation, change.entityType, change.slug]),
          [['CREATED', 'Publisher', slug]],
        );
      }),
    'tried again under the same id': (server) =>
      withWebhook(server, 'tried again', async (receiver) => {
        receiver.status = 500;
        await server.change();
        const first = await receiver.next();
        receiver.status = 204;
        const second = await receiver.next();
        assert.equal(second.id, first.id);
        assert.deepEqual(second.verified, first.verified);
      }),
    'both secrets while one is replaced': (server) =>
      withWebhook(server, 'rotated', async (receiver, webhook) => {
        const { secret } = await run(server, 'webhookRotateSecret', { webhook }, 'secret');
        receiver.secrets.push(secret);
        await run(server, 'webhookTest', { webhook }, 'delivery { id }');
        const { verified } = await receiver.next();
        assert.deepEqual(
          verified.map((message) => message?.type),
          ['webhook.test', 'webhook.test'],
        );
      }),
  },
};
