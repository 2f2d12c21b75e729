import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { loadTensorBackend } from './backend.tf';
import { createEncoder } from './encoder';
import type { EncodingReply, EncodingRequest, EncodingStart } from './encoding-messages';

/** Runs in a thread of its own: encodes by the encoder that ships. */
const { backend } = z.custom<EncodingStart>().parse(workerData);
const loaded = loadTensorBackend(backend).then((tensors) => createEncoder(tensors));

async function reply({ id, facts }: EncodingRequest): Promise<EncodingReply> {
  try {
    const encoder = await loaded;
    const vectors = await encoder.encode(facts);
    const values = new Float32Array(vectors.length * encoder.dimensions);
    vectors.forEach((vector, row) => values.set(vector, row * encoder.dimensions));
    return { id, kind: 'vectors', values };
  } catch (error) {
    return { id, kind: 'failure', message: String(error) };
  }
}

parentPort?.on('message', (request: EncodingRequest) => {
  void reply(request).then((message) =>
    parentPort?.postMessage(message, message.kind === 'vectors' ? [message.values.buffer] : []),
  );
});
