import pino from 'pino';
import type { LogLevel } from './config';

/** The part of pino that the code uses. */
export type Log = pino.Logger;

const STANDARD_ERROR = 2;

/**
 * Writes one JSON object per line to standard error: standard output belongs to results.
 * Writing is synchronous, so that the last lines before an exit are never lost.
 */
export function createLog(level: LogLevel, destination?: pino.DestinationStream): Log {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: ['authorization', 'headers.authorization'], censor: '[redacted]' },
    },
    destination ?? pino.destination({ dest: STANDARD_ERROR, sync: true }),
  );
}
