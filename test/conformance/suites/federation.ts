import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { composeServices } from '@apollo/composition';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { parse } from 'graphql';
import { z } from 'zod';
import { startTinyApp } from '../../api/http/tiny-app';
import { outcomeOf, type Outcome } from '../suite';
import { products } from './products';

const PACKAGE = '@apollo/federation-subgraph-compatibility-tests';
/** The tests expect the router and the other subgraphs at these ports of this machine. */
const ROUTER_PORT = 4000;
const OTHERS = { users: 4002, inventory: 4003 } as const;

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
});

/** Takes down in the opposite order what was put up. */
class Stage {
  private readonly endings: (() => Promise<unknown>)[] = [];

  later(end: () => Promise<unknown>): void {
    this.endings.unshift(end);
  }

  async end(): Promise<void> {
    for (const end of this.endings) await end();
  }
}

async function startProducts(stage: Stage): Promise<string> {
  const service = await startTinyApp({ schema: products.schema });
  stage.later(() => service.stop());
  return `${service.url}/graphql`;
}

async function answers(port: number): Promise<void> {
  const deadline = Date.now() + 20_000;
  const ask = () =>
    fetch(`http://localhost:${port}/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    });
  for (;;) {
    const response = await ask().catch(() => null);
    if (response?.ok === true) return;
    if (Date.now() > deadline) throw new Error(`Nothing answers on port ${port}.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function startOther(name: keyof typeof OTHERS, home: string, stage: Stage): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, ['index.js'], {
    cwd: path.join(home, 'dist/subgraphs', name),
    stdio: 'ignore',
  });
  stage.later(async () => {
    if (child.exitCode !== null) return;
    child.kill();
    await once(child, 'exit');
  });
  await answers(OTHERS[name]);
}

async function startRouter(productsUrl: string, home: string, stage: Stage): Promise<void> {
  const sdlOf = (name: string) =>
    readFile(path.join(home, 'dist/subgraphs', name, `${name}.graphql`), 'utf8');
  const { supergraphSdl, errors } = composeServices([
    { name: 'products', url: productsUrl, typeDefs: parse(products.sdl) },
    { name: 'users', url: `http://localhost:${OTHERS.users}/`, typeDefs: parse(await sdlOf('users')) },
    {
      name: 'inventory',
      url: `http://localhost:${OTHERS.inventory}/`,
      typeDefs: parse(await sdlOf('inventory')),
    },
  ]);
  if (supergraphSdl === undefined) throw new Error(String(errors));
  const router = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl }) });
  await startStandaloneServer(router, { listen: { port: ROUTER_PORT } });
  stage.later(() => router.stop());
}

/** Runs the tests with the jest that they bring along; it writes what it found to a file. */
async function runTests(productsUrl: string, packages: string): Promise<z.infer<typeof reportSchema>> {
  const report = path.join(os.tmpdir(), `rootstock-federation-${process.pid}.json`);
  const config = {
    rootDir: path.join(packages, PACKAGE, 'dist/tests'),
    testEnvironment: 'node',
    transform: {},
    testPathIgnorePatterns: [],
    haste: { retainAllFiles: true },
  };
  const jest = path.join(packages, 'jest/bin/jest.js');
  const child = spawn(
    process.execPath,
    [jest, '--ci', '--json', '--outputFile', report, '--config', JSON.stringify(config)],
    { env: { ...process.env, PRODUCTS_URL: productsUrl }, stdio: 'ignore', cwd: config.rootDir },
  );
  try {
    await once(child, 'exit');
    return reportSchema.parse(JSON.parse(await readFile(report, 'utf8')));
  } finally {
    await rm(report, { force: true });
  }
}

/**
 * Puts the subgraph of Apollo's compatibility tests behind Rootstock's own server, beside a router
 * and the two subgraphs that the tests bring along, and runs the tests.
 *
 * @param packages folder where the tests are installed
 * @param reasons why a test is knowingly not passed, by its name
 */
export async function testSubgraph(
  packages: string,
  reasons: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const stage = new Stage();
  const home = path.join(packages, PACKAGE);
  try {
    const productsUrl = await startProducts(stage);
    await startOther('users', home, stage);
    await startOther('inventory', home, stage);
    await startRouter(productsUrl, home, stage);
    const { testResults } = await runTests(productsUrl, packages);
    const findings = testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ fullName, status, failureMessages }) => ({
        name: fullName,
        fault: status === 'passed' ? null : failureMessages.join('\n').slice(0, 400),
      })),
    );
    return outcomeOf(findings, reasons);
  } finally {
    await stage.end();
  }
}
