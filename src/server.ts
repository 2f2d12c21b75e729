import 'reflect-metadata';
import { startService, syncFaults, untilSignal } from './app';
import { parseConfig } from './platform/config';
import { AppError } from './platform/errors';
import { createLog } from './platform/log';

/** Serves without the command line, for process managers and debuggers: `node dist/src/server.js`. */
async function main(): Promise<void> {
  const config = parseConfig(process.env, syncFaults);
  const log = createLog(config.logLevel);
  const service = await startService(config, log);
  log.info({ url: service.url, ...service.description }, 'listening');
  await untilSignal(log);
  await service.stop();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const said = error instanceof AppError ? `${error.message}\n${error.hint ?? ''}` : String(error);
    process.stderr.write(`rootstock: ${said.trimEnd()}\n`);
    process.exit(1);
  },
);
