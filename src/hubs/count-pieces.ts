import { fileSize, openFile } from './byte-source';
import { jsonPieces } from './lines';

/**
 * Above this size counting would take noticeably long, so the progress bar does without a total.
 */
const MAX_COUNTED_BYTES = 256 * 1024 * 1024;

/**
 * How many JSON values a file holds, lines or elements of one array; null when it is too long to
 * count them.
 */
export async function countPieces(file: string, maxRecordBytes: number): Promise<number | null> {
  if ((await fileSize(file)) > MAX_COUNTED_BYTES) return null;
  let total = 0;
  for await (const { kind } of jsonPieces(await openFile(file), maxRecordBytes))
    if (kind === 'text') total += 1;
  return total;
}
