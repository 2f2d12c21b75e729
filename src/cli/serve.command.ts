import { Command } from 'commander';
import { actingAs, SYSTEM } from '../platform/database/actor';
import { loadApp } from './load-later';
import { operatorCommands } from './operator-commands';
import type { Shell } from './shell';

const EXAMPLE = `{ recommendBases(input: { target: { description: \\"classify pneumonia in chest x-rays\\" }, modality: IMAGE, first: 3 }) { recommendations { rank score base { slug } reasons { text } } } }`;

interface Started {
  readonly url: string;
  readonly description: { readonly database: string; readonly tensorflow: string };
}

/** What a newcomer needs to know next. */
export const banner = ({ url, description }: Started): string => `
Rootstock answers at ${url}/graphql

  Database    ${description.database}
  TensorFlow  ${description.tensorflow}
  For people  ${url} in a browser: describe a task, compare, look around
  Explorer    ${url}/graphql in a browser, with examples to run

Try it:
  curl -s ${url}/graphql -H 'content-type: application/json' -d '{ "query": "${EXAMPLE}" }'
`;

/** `rootstock serve`: what `npm start` runs. */
export const serveCommand = (shell: Shell): Command =>
  new Command('serve')
    .description('serve the catalogue over GraphQL, and pages for people, until SIGTERM or SIGINT')
    .addHelpText(
      'after',
      `
The database is migrated, and filled with the starter catalogue when it is empty.

Examples:
  rootstock serve
  PORT=8080 ROOTSTOCK_ADMIN_TOKEN=$(openssl rand -hex 32) rootstock serve
  DATABASE_URL=postgres://rootstock@localhost:5432/rootstock rootstock serve`,
    )
    .action(async () => {
      const parent = shell.isUnderNpm ? process.ppid : null;
      const config = shell.config();
      const log = shell.log();
      const { startService, untilSignal, untilStartIsGivenUp } = loadApp();
      const givenUp = untilStartIsGivenUp(log, { parent }).then(() => null);
      // What the server does by itself is not the operator's doing.
      const starting = actingAs(SYSTEM, () => startService(config, log, operatorCommands));
      const service = await Promise.race([starting, givenUp]);
      // What is half-done was never committed: it goes with the process.
      if (service === null) return log.info('stopped while starting');
      log.info({ url: service.url, ...service.description }, 'listening');
      const stopping = untilSignal(log, { parent, replaced: service.replaced });
      shell.print(banner(service));
      await stopping;
      await service.stop();
      log.info('stopped');
      // Whoever watches over the service starts it again.
      if (service.replaced.aborted) shell.exitWith(1);
    });
