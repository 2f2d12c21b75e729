import { Command } from 'commander';
import { loadApp } from './load-app';
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
  Explorer    ${url}/graphql in a browser, with examples to run

Try it:
  curl -s ${url}/graphql -H 'content-type: application/json' -d '{ "query": "${EXAMPLE}" }'
`;

/** `rootstock serve`: what `npm start` runs. */
export const serveCommand = (shell: Shell): Command =>
  new Command('serve')
    .description('serve the catalogue over GraphQL, until SIGTERM or SIGINT')
    .addHelpText(
      'after',
      `
The database is migrated, and filled with the starter catalogue when it is empty.

Examples:
  rootstock serve
  PORT=8080 ROOTSTOCK_ADMIN_TOKEN=s3cret rootstock serve
  DATABASE_URL=postgres://rootstock@localhost:5432/rootstock rootstock serve`,
    )
    .action(async () => {
      const parent = shell.isUnderNpm ? process.ppid : null;
      const config = shell.config();
      const log = shell.log();
      const { startService, untilSignal } = loadApp();
      const service = await startService(config, log);
      log.info({ url: service.url, ...service.description }, 'listening');
      const stopping = untilSignal(log, { parent });
      shell.print(banner(service));
      await stopping;
      await service.stop();
      log.info('stopped');
    });
