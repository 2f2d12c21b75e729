import type { BackendChoice, Encoder } from '../types';
import { createCustomEncoder } from './custom-encoder';
import { openModel, type FetchFile } from './open-model';
import { TextModelThread, type ThreadOptions } from './text-model-thread';

export interface CustomEncoderSource {
  /** Path or address of model.json, or of the folder that it or a SavedModel is in. */
  readonly source: string;
  readonly backend: BackendChoice;
  readonly fetchFile: FetchFile;
  readonly shipped: Encoder;
  readonly signal?: AbortSignal;
  /** Limits of its thread. */
  readonly thread?: Omit<ThreadOptions, 'backend'>;
}

/** An encoder of the user's own that runs in a thread. */
export interface RunningEncoder {
  readonly encoder: Encoder;
  /** Resolves with the reason when it cannot encode any more. */
  readonly ended: Promise<Error>;
  stop(): Promise<void>;
}

/**
 * Reads, loads and tries an encoder of the user's own.
 *
 * @throws InvalidInputError when the model is not of a form in docs/encoders.md; UnavailableError
 * when it cannot be read
 */
export async function loadCustomEncoder(from: CustomEncoderSource): Promise<RunningEncoder> {
  const files = await openModel(from.source, from.fetchFile, from.signal);
  const model = await TextModelThread.start(files, { ...from.thread, backend: from.backend });
  try {
    const encoder = await createCustomEncoder({ model, digest: files.digest, shipped: from.shipped });
    return { encoder, ended: model.ended, stop: () => model.stop() };
  } catch (error) {
    await model.stop();
    throw error;
  }
}
