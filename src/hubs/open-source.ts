import path from 'node:path';
import { openFile, sourceKind, unpackedBytes, type SourceKind } from './byte-source';
import type { Connection } from './http/connection';
import { steadyBytes } from './http/steady-bytes';
import type { SourceFolder } from './source-folder';

/**
 * Bytes of a file, or of an address, which is tried again until it comes whole; unpacked if they
 * begin as gzip does.
 */
export const openSource = async (
  source: string,
  kind: Exclude<SourceKind, 'folder'>,
  connection: Connection,
): Promise<AsyncIterable<Uint8Array>> =>
  kind === 'file' ? openFile(source) : unpackedBytes(steadyBytes(source, connection), source);

/** The last part of a path or address. */
export const nameOfSource = (source: string, kind: SourceKind): string =>
  kind === 'url' ? path.posix.basename(new URL(source).pathname) : path.basename(source);

/** A file of a source, on the disk or at an address; it can be opened more than once. */
export interface SourceFile {
  /** Where it is on the disk; null for an address. */
  readonly path: string | null;
  readonly name: string;
  readonly open: () => Promise<AsyncIterable<Uint8Array>>;
}

/** What a source consists of: itself, or the files of a folder whose names are `wanted`. */
export async function sourceFiles(
  source: string,
  { wanted, folder, connection }: { wanted: RegExp; folder: SourceFolder; connection: Connection },
): Promise<SourceFile[]> {
  const kind = await sourceKind(source);
  if (kind !== 'folder')
    return [
      {
        path: kind === 'file' ? source : null,
        name: nameOfSource(source, kind),
        open: () => openSource(source, kind, connection),
      },
    ];
  const files = await folder.find(wanted);
  return files.map((file) => ({ path: file, name: path.basename(file), open: () => openFile(file) }));
}
