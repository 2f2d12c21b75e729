import type { Head } from './byte-source';
import { openPlainFile } from './plain-file';
import { decoded } from './text-encoding';

/** The first `maxBytes` of a file as text. */
export async function readHead(file: string, maxBytes: number): Promise<Head> {
  const handle = await openPlainFile(file);
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, maxBytes);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    const isWhole = size <= maxBytes;
    return { ...decoded(buffer.subarray(0, bytesRead), isWhole), isWhole };
  } finally {
    await handle.close();
  }
}
