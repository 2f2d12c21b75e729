import path from 'node:path';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { partsOf } from './evidence-parts';
import type { FitOutcome, FitProgress, FitTask, FromFitWorker, ToFitWorker } from './fit-messages';

/** The worker beside this file, built or as source. */
const WORKER = path.join(__dirname, `fit.worker${path.extname(__filename)}`);

export interface FitThreadOptions {
  /** Stops the worker; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
  onProgress?: (progress: FitProgress) => void;
  /** Options of Node for the worker; those of this process by default. */
  execArgv?: string[];
}

/** Does `runFit` in a worker thread, so that this one goes on answering. */
export async function fitInThread(
  { evidence, ...rest }: FitTask,
  { signal, onProgress, execArgv }: FitThreadOptions = {},
): Promise<FitOutcome> {
  signal?.throwIfAborted();
  const worker = new Worker(WORKER, execArgv === undefined ? {} : { execArgv });
  const outcome = outcomeOf(worker, onProgress);
  // Heard below; until then a worker that fails at once must not be an unhandled rejection.
  outcome.catch(() => undefined);
  const stop = (): void => void worker.terminate();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const send = (message: ToFitWorker, given: ArrayBuffer[] = []): void =>
      worker.postMessage(message, given);
    for (const part of partsOf(evidence)) {
      send({ kind: 'evidence', part }, part.kind === 'vectors' ? [part.vectors.values.buffer] : []);
      await yieldToOthers();
    }
    send({ kind: 'fit', task: rest });
    return await outcome;
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

function outcomeOf(worker: Worker, onProgress: FitThreadOptions['onProgress']): Promise<FitOutcome> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromFitWorker) => {
      if (message.kind === 'done') resolve(message.outcome);
      else onProgress?.(message.progress);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The fit's thread ended with code ${code}.`)));
  });
}
