import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { InvalidInputError } from '../platform/errors';

/** Opening a pipe that nobody writes to would wait for ever. */
const WITHOUT_WAITING = constants.O_RDONLY | constants.O_NONBLOCK;

/**
 * Opens a file for reading; whoever opens it closes it. Pipes, sockets and devices are refused:
 * they may never end.
 *
 * @throws InvalidInputError when it is no plain file, or cannot be read
 */
export async function openPlainFile(path: string): Promise<FileHandle> {
  const handle = await open(path, WITHOUT_WAITING).catch((cause: unknown) => {
    throw new InvalidInputError('source', `a file that can be read; ${path} cannot`, { cause });
  });
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw new InvalidInputError('source', `a file that can be read; ${path} is no plain file`);
}
