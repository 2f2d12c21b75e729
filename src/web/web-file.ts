import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** A file as a browser is to get it. */
export interface WebFile {
  readonly body: Buffer;
  readonly contentType: string;
  readonly etag: string;
  readonly cacheControl: string;
}

/** Where a file is and how it is served. */
export interface WebFileSource {
  readonly path: string;
  readonly contentType: string;
  readonly cacheControl: string;
}

/** Reads a file; its tag changes with its content alone, and is weak: it may be sent compressed. */
export async function readWebFile({ path, contentType, cacheControl }: WebFileSource): Promise<WebFile> {
  const body = await readFile(path);
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, contentType, etag, cacheControl };
}
