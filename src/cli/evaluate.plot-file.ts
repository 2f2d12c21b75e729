import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../platform/errors';

/**
 * Refuses a path that cannot be written, before anything is computed.
 * @throws AppError BAD_USER_INPUT
 */
export function checkWritable(file: string): void {
  const folder = statSync(path.dirname(file), { throwIfNoEntry: false });
  if (folder?.isDirectory() !== true) throw unwritable(file, 'its folder does not exist');
  const existing = statSync(file, { throwIfNoEntry: false });
  if (existing?.isDirectory() === true) throw unwritable(file, 'it is a folder');
  try {
    accessSync(existing === undefined ? path.dirname(file) : file, constants.W_OK);
  } catch (cause) {
    throw unwritable(file, 'writing there is not allowed', cause);
  }
}

/** @throws AppError BAD_USER_INPUT */
export function writeFile(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (cause) {
    throw unwritable(file, cause instanceof Error ? cause.message : 'writing failed', cause);
  }
}

function unwritable(file: string, why: string, cause?: unknown): AppError {
  return new AppError('BAD_USER_INPUT', `The plot "${file}" cannot be written: ${why}.`, {
    field: 'plot',
    cause,
  });
}
