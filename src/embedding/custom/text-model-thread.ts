import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { chunks } from '../../platform/chunks';
import { InvalidInputError, UnavailableError } from '../../platform/errors';
import type { BackendChoice } from '../types';
import type { ModelFiles } from './model-files';
import type { TextModel } from './text-model.tf';
import type { WorkerReply, WorkerRequest, WorkerStart } from './text-model-worker.tf';

export interface ThreadOptions {
  readonly backend: BackendChoice;
  /** Longest time in milliseconds for loading the model, and for encoding one batch of texts. */
  readonly loadMs?: number;
  readonly encodeMs?: number;
  /** Arguments of node for the thread; those of the process when left out. */
  readonly execArgv?: readonly string[];
}

interface Waiting {
  readonly resolve: (vectors: readonly Float32Array[]) => void;
  readonly reject: (error: unknown) => void;
  timer: NodeJS.Timeout;
}

const LOAD_MS = 5 * 60_000;
const ENCODE_MS = 2 * 60_000;
/** How many texts are sent to the thread at a time, so that none waits long for others. */
const BATCH = 16;
const WORKER_FILE = path.join(__dirname, `text-model-worker.tf${path.extname(__filename)}`);

/**
 * A model in a thread of its own: requests are served while it computes, and a model that never
 * finishes can be stopped. Past a time limit, or when the thread ends by itself, every call fails
 * and `ended` resolves with the reason.
 */
export class TextModelThread implements TextModel {
  dimensions = 0;
  readonly ended: Promise<Error>;
  private readonly waiting = new Map<number | null, Waiting>();
  private nextId = 0;
  private failure: Error | null = null;
  private tellEnd: (reason: Error) => void = () => undefined;

  private constructor(
    private readonly worker: Worker,
    private readonly encodeMs: number,
  ) {
    this.ended = new Promise((resolve) => (this.tellEnd = resolve));
    worker.on('message', (reply: WorkerReply) => this.hear(reply));
    worker.on('error', (cause) =>
      this.end(new UnavailableError('The encoder of your own broke down.', { cause })),
    );
    worker.on('exit', () => this.end(new UnavailableError('The thread of the encoder of your own ended.')));
  }

  /**
   * @throws InvalidInputError when the model is not what is expected, UnavailableError when it
   * takes too long
   */
  static async start(files: ModelFiles, options: ThreadOptions): Promise<TextModelThread> {
    const { backend, execArgv, loadMs = LOAD_MS, encodeMs = ENCODE_MS } = options;
    const workerData: WorkerStart = { files, backend };
    const worker = new Worker(WORKER_FILE, {
      workerData,
      ...(execArgv === undefined ? {} : { execArgv: [...execArgv] }),
    });
    worker.unref();
    const thread = new TextModelThread(worker, encodeMs);
    await thread.wait(null, loadMs, 'loading');
    return thread;
  }

  async encode(texts: readonly string[]): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (const batch of chunks(texts, BATCH)) {
      const request: WorkerRequest = { id: this.nextId++, texts: batch };
      if (this.failure !== null) throw this.failure;
      this.worker.postMessage(request);
      vectors.push(...(await this.wait(request.id, this.encodeMs, 'encoding')));
    }
    return vectors;
  }

  async stop(): Promise<void> {
    this.end(new UnavailableError('The encoder of your own was stopped.'));
    await this.worker.terminate();
  }

  private wait(id: number | null, ms: number, doing: string): Promise<readonly Float32Array[]> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.end(
          new UnavailableError(
            `The encoder of your own was stopped: ${doing} took longer than ${ms / 1000} s.`,
          ),
        );
        void this.worker.terminate();
      }, ms);
      this.waiting.set(id, { resolve, reject, timer });
      // The thread must not keep the process alive, except while a call waits for it.
      this.worker.ref();
    });
  }

  private settle(id: number | null, act: (waiting: Waiting) => void): void {
    const waiting = this.waiting.get(id);
    if (waiting === undefined) return;
    clearTimeout(waiting.timer);
    this.waiting.delete(id);
    if (this.waiting.size === 0) this.worker.unref();
    act(waiting);
  }

  private hear(reply: WorkerReply): void {
    if (reply.kind === 'ready') {
      this.dimensions = reply.dimensions;
      this.settle(null, ({ resolve }) => resolve([]));
    } else if (reply.kind === 'vectors') this.settle(reply.id, ({ resolve }) => resolve(reply.vectors));
    else {
      const { fault, message } = reply;
      const error =
        fault === null ? new UnavailableError(message) : new InvalidInputError(fault.field, fault.expected);
      this.settle(reply.id, ({ reject }) => reject(error));
    }
  }

  private end(reason: Error): void {
    if (this.failure !== null) return;
    this.failure = reason;
    for (const id of [...this.waiting.keys()]) this.settle(id, ({ reject }) => reject(reason));
    this.tellEnd(reason);
  }
}
