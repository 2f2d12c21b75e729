import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { RecordProblem } from '../hubs';
import { InvalidInputError } from '../platform/errors';

/** A file of problems, one line of JSON each. */
export interface ProblemFile {
  readonly write: (problem: RecordProblem) => void;
  readonly close: () => void;
}

/**
 * Starts an empty file. Lines are written at once, so that the problems of an interrupted import
 * are in it too.
 *
 * @throws InvalidInputError when the file cannot be written, or is the source that is to be read
 */
export function openProblemFile(file: string, source: string): ProblemFile {
  if (path.resolve(file) === path.resolve(source)) {
    throw new InvalidInputError('report', 'another file than the one that is read');
  }
  const descriptor = openForWriting(file);
  return {
    write: ({ hub, id, field, message, action, count }) =>
      void writeSync(descriptor, `${JSON.stringify({ hub, id, field, message, action, count })}\n`),
    close: () => closeSync(descriptor),
  };
}

function openForWriting(file: string): number {
  try {
    return openSync(file, 'w');
  } catch (cause) {
    throw new InvalidInputError('report', `a file that can be written; ${file} cannot`, { cause });
  }
}
