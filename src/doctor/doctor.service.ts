import type { Check, Finding } from './finding';

/** What was found, and what became of it. */
export interface DoctorReport {
  readonly checks: number;
  /** What is the matter now. */
  readonly findings: readonly Finding[];
  /** What was mended. */
  readonly fixed: readonly Finding[];
}

export interface DoctorParts {
  /** What the others stand on: where one of these finds a fault, the others are not looked at. */
  readonly first: readonly Check[];
  readonly others: readonly Check[];
  /** What was found before anything could be opened. */
  readonly found?: readonly Finding[];
}

/** Mends; where that fails, says why, so that the other checks go on. */
async function failureOf(check: Check): Promise<Finding[]> {
  try {
    await check.fix?.();
    return [];
  } catch (error) {
    const text = `It could not be mended: ${error instanceof Error ? error.message : String(error)}`;
    const advice = 'Mend what this says, then run "rootstock doctor --fix" again.';
    return [{ check: check.name, severity: 'FAULT', text, advice, canBeFixed: false }];
  }
}

/** Looks whether the catalogue is what constraints cannot promise, and mends it where asked to. */
export class DoctorService {
  constructor(private readonly parts: DoctorParts) {}

  /** The same, with what was found before anything could be opened. */
  after(found: readonly Finding[]): DoctorService {
    return new DoctorService({ ...this.parts, found });
  }

  async examine({ fixes }: { readonly fixes: boolean }): Promise<DoctorReport> {
    const { first, others, found = [] } = this.parts;
    const findings: Finding[] = [...found];
    const fixed: Finding[] = [];
    let checks = 0;
    const look = async (check: Check): Promise<void> => {
      checks += 1;
      const before = await check.find();
      if (!fixes || check.fix === undefined || before.length === 0) return void findings.push(...before);
      const failed = await failureOf(check);
      const after = await check.find();
      const texts = new Set(after.map(({ text }) => text));
      fixed.push(...before.filter(({ text }) => !texts.has(text)));
      findings.push(...after, ...failed);
    };
    for (const check of first) await look(check);
    if (!findings.some(({ severity }) => severity === 'FAULT')) for (const check of others) await look(check);
    return { checks, findings, fixed };
  }
}
