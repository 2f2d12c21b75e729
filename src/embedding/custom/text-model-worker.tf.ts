import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { InvalidInputError } from '../../platform/errors';
import type { BackendChoice } from '../types';
import type { ModelFiles } from './model-files';
import { loadTextModel, type TextModel } from './text-model.tf';

/** The first message to the thread of a model, and the message for each batch of texts. */
export interface WorkerStart {
  readonly files: ModelFiles;
  readonly backend: BackendChoice;
}
export interface WorkerRequest {
  readonly id: number;
  readonly texts: readonly string[];
}

/** Its messages: once that the model is ready or cannot be used, then one reply to each request. */
export type WorkerReply =
  | { readonly kind: 'ready'; readonly dimensions: number }
  | { readonly kind: 'vectors'; readonly id: number; readonly vectors: readonly Float32Array[] }
  | {
      readonly kind: 'failed';
      readonly id: number | null;
      readonly message: string;
      /** Where the model is not what is expected: an error loses its class between threads. */
      readonly fault: Pick<InvalidInputError, 'field' | 'expected'> | null;
    };

const say = (reply: WorkerReply): void => parentPort?.postMessage(reply);

const fail = (id: number | null, error: unknown): void =>
  say({
    kind: 'failed',
    id,
    message: error instanceof Error ? error.message : String(error),
    fault: error instanceof InvalidInputError ? { field: error.field, expected: error.expected } : null,
  });

async function answer(model: TextModel, { id, texts }: WorkerRequest): Promise<void> {
  try {
    say({ kind: 'vectors', id, vectors: await model.encode(texts) });
  } catch (error) {
    fail(id, error);
  }
}

async function serve({ files, backend }: WorkerStart): Promise<void> {
  try {
    const model = await loadTextModel(files, backend);
    let last = Promise.resolve();
    parentPort?.on('message', (request: WorkerRequest) => {
      last = last.then(() => answer(model, request));
    });
    say({ kind: 'ready', dimensions: model.dimensions });
  } catch (error) {
    fail(null, error);
    process.exit(1);
  }
}

void serve(z.custom<WorkerStart>().parse(workerData));
