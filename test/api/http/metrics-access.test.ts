import type { AccessSettings } from '../../../src/platform/settings/access-settings';
import { createServer } from '../../../src/app/create-server';
import { ADMIN_TOKEN, collectingLog, schema, startTinyApp, tinyContext } from './tiny-app';

const withAccess = (metrics: AccessSettings['metrics']) => ({
  corsOrigins: 'none' as const,
  introspection: true,
  access: { oidc: null, metrics },
});

async function statusOf(url: string, token?: string): Promise<number> {
  const response = await fetch(
    url,
    token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
  );
  await response.text();
  return response.status;
}

async function serve(metrics: AccessSettings['metrics']) {
  const { log } = collectingLog();
  const server = await createServer(
    { schema, createContext: tinyContext(ADMIN_TOKEN), checks: {} },
    { config: withAccess(metrics), log },
  );
  return server.listen({ host: '127.0.0.1', port: 0 });
}

describe('/metrics', () => {
  it('is open unless a setting says otherwise', async () => {
    const app = await startTinyApp();
    expect(await statusOf(`${app.url}/metrics`)).toBe(200);
    await app.stop();
  });

  it('is for tokens that may read', async () => {
    const served = await serve({ access: 'token', port: null });
    const statuses = [undefined, 'wrong', ADMIN_TOKEN].map((token) =>
      statusOf(`${served.url}/metrics`, token),
    );
    expect(await Promise.all(statuses)).toEqual([401, 401, 200]);
    await served.stop();
  });

  it('is not there when it is off', async () => {
    const served = await serve({ access: 'off', port: null });
    expect(await statusOf(`${served.url}/metrics`, ADMIN_TOKEN)).toBe(404);
    await served.stop();
  });

  it('is on a port of its own, and there alone', async () => {
    const served = await serve({ access: 'token', port: 0 });
    expect(await statusOf(served.metricsUrl)).toBe(200);
    expect(await statusOf(`${served.url}/metrics`, ADMIN_TOKEN)).toBe(404);
    expect(await statusOf(served.metricsUrl.replace('metrics', 'graphql'))).toBe(404);
    await served.stop();
  });
});
