import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const DASHBOARD = new URL('../../../docs/dashboards/grafana-infinity.json', import.meta.url);

/** Asks as the data source's backend does: it takes gzip, and reads what its selector names. */
async function rowsOf({ url }, target) {
  const address = new URL(target.url.replace(/^\$\{?\w+\}?/, ''), url);
  const response = await fetch(address, {
    method: target.url_options.method,
    headers: { 'accept-encoding': 'gzip', 'user-agent': 'Grafana' },
  });
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type'), /^application\/json/);
  return (await response.json())[target.root_selector];
}

const { panels } = JSON.parse(readFileSync(DASHBOARD, 'utf8'));
const targets = panels.flatMap(({ title, targets: own = [] }) => own.map((target) => [title, target]));

/** @type {import('../consumer').Consumer} */
export const consumer = {
  name: 'Grafana (Infinity)',
  version: 'requests of its backend parser',
  page: 'grafana.md',
  checks: Object.fromEntries(
    targets.map(([title, target]) => [
      title,
      async (server) => {
        const rows = await rowsOf(server, target);
        assert.ok(rows.length > 0);
        for (const { selector } of target.columns) assert.ok(selector in rows[0], selector);
      },
    ]),
  ),
};
