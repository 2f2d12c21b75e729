/** A fault is wrong; a notice is as it may be, but worth knowing. */
export type Severity = 'FAULT' | 'NOTICE';

/** What a check found, for the person who has to act. */
export interface Finding {
  readonly check: string;
  readonly severity: Severity;
  /** What is the matter, in a sentence. */
  readonly text: string;
  /** What to do about it, in a sentence. */
  readonly advice: string;
  /** Whether `--fix` can mend it. */
  readonly canBeFixed: boolean;
}

/** One thing that is looked at. */
export interface Check {
  readonly name: string;
  find(): Promise<readonly Finding[]>;
  /** Mends what `find` finds; absent where nobody but a person can. */
  fix?(): Promise<unknown>;
}
