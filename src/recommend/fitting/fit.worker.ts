import { parentPort } from 'node:worker_threads';
import { GatheredEvidence } from './evidence-parts';
import type { FromFitWorker, ToFitWorker } from './fit-messages';
import { runFit } from './run-fit';

/**
 * Runs in a thread of its own: takes the evidence in parts, fits, and sends back what it found.
 */
const gathered = new GatheredEvidence();
const send = (message: FromFitWorker): void => parentPort?.postMessage(message);

parentPort?.on('message', (message: ToFitWorker) => {
  if (message.kind === 'evidence') {
    gathered.take(message.part);
    return;
  }
  const outcome = runFit({ ...message.task, evidence: gathered.whole() }, (progress) =>
    send({ kind: 'progress', progress }),
  );
  send({ kind: 'done', outcome });
});
