import { openFile, unpackedBytes, type SourceKind } from './byte-source';
import type { Connection } from './http/connection';
import { steadyBytes } from './http/steady-bytes';

/** Bytes of a file, or of an address, which is tried again until it comes whole; unpacked if they begin as gzip does. */
export const openSource = async (
  source: string,
  kind: Exclude<SourceKind, 'folder'>,
  connection: Connection,
): Promise<AsyncIterable<Uint8Array>> =>
  kind === 'file' ? openFile(source) : unpackedBytes(steadyBytes(source, connection), source);
