import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EncodingReply, EncodingRequest, EncodingStart } from './encoding-messages';
import type { BackendChoice, EncodableFacts, Encoder } from './types';

/** The worker beside this file, built or as source. */
const WORKER = path.join(__dirname, `encoding.worker${path.extname(__filename)}`);
/** What the answering thread encodes itself, in about ten milliseconds. */
const MOST_AT_ONCE = 32;
/** A thread that has had nothing to do for so long ends, and gives its memory back. */
const IDLE_MS = 10_000;

export interface EncodingThreadOptions {
  readonly backend: BackendChoice;
  readonly idleMs?: number;
  /** Told why there will be no thread any more. */
  readonly onFailure?: (error: unknown) => void;
  /** Options of Node for the worker; those of this process by default. */
  readonly execArgv?: readonly string[];
}

interface Waiting {
  readonly resolve: (values: Float32Array) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The encoder that ships, with many facts encoded in a thread, so that requests are answered
 * meanwhile. The vectors are the same. The thread is started when it is needed and ends when it is
 * idle; it keeps no process alive but while somebody waits for it. Where it fails, everything is
 * encoded here from then on.
 */
export class ThreadedEncoder implements Encoder {
  readonly version: string;
  readonly dimensions: number;
  readonly blocks: Encoder['blocks'];
  private thread: EncodingThread | null = null;
  private isFailing = false;

  constructor(
    private readonly shipped: Encoder,
    private readonly options: EncodingThreadOptions,
  ) {
    ({ version: this.version, dimensions: this.dimensions, blocks: this.blocks } = shipped);
  }

  async encode(facts: readonly EncodableFacts[]): Promise<Float32Array[]> {
    if (this.isFailing || facts.length <= MOST_AT_ONCE) return this.shipped.encode(facts);
    try {
      return await this.encodeThere(facts);
    } catch (error) {
      if (!this.isFailing) this.options.onFailure?.(error);
      this.isFailing = true;
      return this.shipped.encode(facts);
    }
  }

  private async encodeThere(facts: readonly EncodableFacts[]): Promise<Float32Array[]> {
    if (this.thread === null || this.thread.hasEnded) this.thread = new EncodingThread(this.options);
    const values = await this.thread.encode(facts);
    const { dimensions } = this;
    return facts.map((_, row) => values.subarray(row * dimensions, (row + 1) * dimensions));
  }
}

class EncodingThread {
  hasEnded = false;
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private readonly idleMs: number;
  private idle: NodeJS.Timeout | undefined;
  private lastId = 0;

  constructor({ backend, execArgv, idleMs = IDLE_MS }: EncodingThreadOptions) {
    const workerData: EncodingStart = { backend };
    this.idleMs = idleMs;
    this.worker = new Worker(WORKER, { workerData, ...(execArgv && { execArgv: [...execArgv] }) });
    this.worker.on('message', (reply: EncodingReply) => this.hear(reply));
    this.worker.on('error', (error) => this.end(error));
    this.worker.on('exit', (code) => this.end(new Error(`The encoding thread ended with code ${code}.`)));
  }

  encode(facts: readonly EncodableFacts[]): Promise<Float32Array> {
    clearTimeout(this.idle);
    const request: EncodingRequest = { id: (this.lastId += 1), facts };
    return new Promise((resolve, reject) => {
      this.worker.postMessage(request);
      this.waiting.set(request.id, { resolve, reject });
      this.worker.ref();
    });
  }

  private hear(reply: EncodingReply): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if (reply.kind === 'vectors') waiting?.resolve(reply.values);
    else waiting?.reject(new Error(reply.message));
    if (this.waiting.size > 0) return;
    this.worker.unref();
    this.idle = setTimeout(() => this.end(new Error('The encoding thread was idle.')), this.idleMs).unref();
  }

  private end(reason: Error): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    clearTimeout(this.idle);
    for (const { reject } of this.waiting.values()) reject(reason);
    this.waiting.clear();
    void this.worker.terminate();
  }
}
