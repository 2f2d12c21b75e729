import type { Config } from '../platform/config';
import type { Log } from '../platform/log';

/** 0 done, 1 failed, 2 bad usage. */
export type ExitCode = 0 | 1 | 2;

/** What a command may use of the process that runs it. */
export interface Shell {
  /**
   * The settings, parsed when first asked for.
   *
   * @throws ConfigurationError naming every variable at fault
   */
  readonly config: () => Config;
  /** Writes to standard error. */
  readonly log: () => Log;
  /** A line of the result, to standard output. */
  readonly print: (line: string) => void;
  /** A line for the person watching, to standard error. */
  readonly note: (line: string) => void;
  /** Whether standard error is a terminal, so that progress may be drawn. */
  readonly isTerminal: boolean;
  /** Whether npm started the process, through a shell that does not pass signals on. */
  readonly isUnderNpm: boolean;
  /** Sets the exit code, for a command that did its work but found faults in what it read. */
  readonly exitWith: (code: ExitCode) => void;
}
