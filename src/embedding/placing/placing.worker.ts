import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { placePoints, type PointToPlace } from './place-points';

/** Runs in a thread of its own: places points, sends them back and ends. */
parentPort?.postMessage(placePoints(z.custom<PointToPlace[]>().parse(workerData)));
