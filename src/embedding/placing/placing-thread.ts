import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { PointToPlace } from './place-points';
import type { Point } from './point';

/** The worker beside this file, built or as source. */
const WORKER = path.join(__dirname, `placing.worker${path.extname(__filename)}`);

/** Places points as `placePoints` does. */
export type PlacePoints = (all: readonly PointToPlace[]) => Promise<Point[]>;

/**
 * The same in a thread of its own, so that this one goes on answering.
 *
 * @param execArgv options of Node for the thread; those of this process by default
 * @throws whatever ends the thread
 */
export async function placeInThread(all: readonly PointToPlace[], execArgv?: string[]): Promise<Point[]> {
  const worker = new Worker(WORKER, { workerData: all, ...(execArgv && { execArgv }) });
  try {
    const [points] = z.tuple([z.custom<Point[]>()]).parse(await once(worker, 'message'));
    return points;
  } finally {
    await worker.terminate();
  }
}
