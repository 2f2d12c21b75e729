import { parentPort } from 'node:worker_threads';
import type { Observation } from '../../scoring';
import type { FromFitWorker, ToFitWorker } from './fit-messages';
import { runFit } from './run-fit';

/**
 * Runs in a thread of its own: takes the evidence in slices, fits, and sends back what it found.
 */
const observations: Observation[] = [];
const send = (message: FromFitWorker): void => parentPort?.postMessage(message);

parentPort?.on('message', (message: ToFitWorker) => {
  if (message.kind === 'observations') {
    observations.push(...message.observations);
    return;
  }
  const { task } = message;
  const outcome = runFit({ ...task, evidence: { ...task.evidence, observations } }, (progress) =>
    send({ kind: 'progress', progress }),
  );
  send({ kind: 'done', outcome });
});
