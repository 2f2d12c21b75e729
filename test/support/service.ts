import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startService } from '../../src/app';
import { parseConfig } from '../../src/platform/config';
import { createLog } from '../../src/platform/log';

/** Runs `work` against the service, whose embedded database in `folder` it fills at first. */
export async function onService<Result>(
  folder: string,
  environment: Readonly<Record<string, string>>,
  work: (address: string) => Promise<Result>,
): Promise<Result> {
  const config = parseConfig({ ROOTSTOCK_DATA_DIR: folder, PORT: '0', ...environment });
  const service = await startService(config, createLog('error'));
  try {
    return await work(service.url);
  } finally {
    await service.stop();
  }
}

/** Runs `work` with a folder that is removed afterwards. */
export async function inFolder<Result>(
  name: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(os.tmpdir(), `rootstock-${name}-`));
  return work(folder).finally(() => rm(folder, { recursive: true, force: true }));
}
