// Rootstock as it is served, with its limits, costs, log and visibility; without what it does in
// the background, which would be counted as if requests had asked for it.
import { createApp } from '../../src/app/create-app';
import { createServer } from '../../src/app/create-server';
import { parseConfig } from '../../src/platform/config';
import { createLog } from '../../src/platform/log';
import { makeObjectsYoung } from '../../src/platform/young-objects';
import { answering, countStatements } from './contender';

/** All requests come from one client: it may spend what it likes, and what it spends is counted. */
const BUDGET = '999999999';

async function main(): Promise<void> {
  makeObjectsYoung();
  countStatements();
  const config = parseConfig({ ...process.env, ROOTSTOCK_BUDGET: BUDGET });
  const log = createLog(config.logLevel);
  const app = await createApp(config, log, config.deadlines);
  const { schema, createContext, checks, metrics, answers } = app;
  const server = await createServer({ schema, createContext, checks, metrics, answers }, { config, log });
  const { url } = await server.listen({ host: '127.0.0.1', port: 0 });
  answering(`${url}/graphql`);
}

void main();
