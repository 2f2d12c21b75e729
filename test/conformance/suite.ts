/** What a suite found. */
export interface Outcome {
  readonly passed: number;
  readonly of: number;
  /** What did not pass, a line each. */
  readonly faults: readonly string[];
  /** What did not pass and stays so by a decision, a line each with the reason. */
  readonly accepted: readonly string[];
}

/** One requirement of a suite; null when it is met, else what was seen. */
export interface Finding {
  readonly name: string;
  readonly fault: string | null;
}

/**
 * Adds findings up.
 *
 * @param reasons why a requirement is knowingly not met, by its name
 */
export function outcomeOf(
  findings: readonly Finding[],
  reasons: Readonly<Record<string, string>> = {},
): Outcome {
  const failed = findings.filter(({ fault }) => fault !== null);
  const isAccepted = ({ name }: Finding): boolean => name in reasons;
  return {
    passed: findings.length - failed.length,
    of: findings.length,
    faults: failed
      .filter((finding) => !isAccepted(finding))
      .map(({ name, fault }) => `${name}: ${fault ?? ''}`),
    accepted: failed.filter(isAccepted).map(({ name }) => `${name}: ${reasons[name] ?? ''}`),
  };
}
