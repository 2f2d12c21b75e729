import 'reflect-metadata';
import path from 'node:path';
import Table from 'cli-table3';
import { printSdl } from '../../src/app';
import { installIn } from '../support/own-packages';
import { inFolder, onService } from '../support/service';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import type { Outcome } from './suite';
import { composeByAll } from './suites/composition';
import { testSubgraph } from './suites/federation';
import { lookForWeaknesses } from './suites/graphql-cop';
import { auditGraphqlOverHttp } from './suites/graphql-over-http';
import { compileForRelay } from './suites/relay';

const PACKAGES = path.join(__dirname, 'packages/node_modules');

const BY_GET = 'plain GET queries are let through (ADR 7)';
const INTROSPECTION = 'it is on, which is the default';
const NO_TRACES = 'traces are for nobody, since a gateway cannot be told from a stranger';

const suites = (folder: string): Readonly<Record<string, () => Promise<Outcome>>> => ({
  'composition (three composers)': () => Promise.resolve(composeByAll()),
  'relay-compiler': () => compileForRelay(buildSubgraphSchema(parse(printSdl())), PACKAGES),
  "Apollo's subgraph compatibility": () => testSubgraph(PACKAGES, { ftv1: NO_TRACES }),
  'GraphQL over HTTP (graphql-http)': () => onService(folder, {}, auditGraphqlOverHttp),
  'graphql-cop, introspection on': () =>
    onService(folder, {}, (address) =>
      lookForWeaknesses(address, {
        'queries by GET': BY_GET,
        introspection: INTROSPECTION,
      }),
    ),
  'graphql-cop, introspection off': () =>
    onService(folder, { ROOTSTOCK_INTROSPECTION: 'off' }, (address) =>
      lookForWeaknesses(address, { 'queries by GET': BY_GET }),
    ),
});

/** Runs the suites whose name contains `only`; says in a table what each found. */
async function runSuites(folder: string, only: string): Promise<boolean> {
  const table = new Table({ head: ['suite', 'passed', 'of'], style: { head: [], border: [] } });
  const notes: string[] = [];
  let isMet = true;
  for (const [name, run] of Object.entries(suites(folder)).filter(([suite]) => suite.includes(only))) {
    const { passed, of, faults, accepted } = await run();
    table.push([name, passed, of]);
    notes.push(...faults.map((fault) => `${name}: FAILED ${fault}`));
    notes.push(...accepted.map((fault) => `${name}: accepted, ${fault}`));
    if (faults.length > 0 || of === 0) isMet = false;
  }
  process.stdout.write(`${table.toString()}\n${notes.map((note) => `${note}\n`).join('')}`);
  return isMet;
}

function main(): Promise<number> {
  installIn(path.dirname(PACKAGES));
  const [only = ''] = process.argv.slice(2);
  return inFolder('conformance', async (folder) => ((await runSuites(folder, only)) ? 0 : 1));
}

void main().then((code) => process.exit(code));
