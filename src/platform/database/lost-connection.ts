import type { PoolClient } from 'pg';
import { connectionFailure } from './failure';

/**
 * Runs `work` on a connection that may be lost meanwhile. Then the driver and TypeORM fail in many
 * ways, most of them without a code: a statement that is broken off, a runner that was released, a
 * transaction that has not begun. All of them mean the loss, so that is what is said.
 *
 * @throws UnavailableError when `work` fails and the connection is lost
 */
export async function noticingLoss<Result>(
  connection: Pick<PoolClient, 'on' | 'off'>,
  work: () => Promise<Result>,
): Promise<Result> {
  let isLost = false;
  // The driver tells of a loss before what it breaks off fails, and may tell twice. Without a
  // listener that would end the process.
  const notice = (): void => void (isLost = true);
  connection.on('error', notice);
  try {
    return await work();
  } catch (error) {
    throw isLost ? connectionFailure(error) : error;
  } finally {
    connection.off('error', notice);
  }
}
