import type { z } from 'zod';

/** Why a change was refused, for programs. A closed set: it is a GraphQL enum. */
export const REFUSAL_CODES = [
  'INVALID',
  'NOT_FOUND',
  'TAKEN',
  'DUPLICATE',
  'OUT_OF_RANGE',
  'CYCLE',
  'CONFLICT',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** One thing that the caller can correct. */
export interface UserFault {
  /** Path of the argument at fault, such as `["input", "base"]`; null when no single one is. */
  readonly field: readonly string[] | null;
  readonly message: string;
  readonly code: RefusalCode;
}

/**
 * A change that was understood and refused: it is expected, explained, and reported in
 * `userErrors`, not as an error.
 */
export class RefusedError extends Error {
  constructor(readonly faults: readonly UserFault[]) {
    super(faults.map(({ message }) => message).join(' '));
    this.name = 'RefusedError';
  }
}

/** Gathers every fault of one input, so that the caller sees all of them at once. */
export class Faults {
  private readonly faults: UserFault[] = [];

  /** @param path of the input's field, such as `study.key` */
  add(code: RefusalCode, path: string, message: string): void {
    this.faults.push({ field: ['input', ...path.split('.')], code, message });
  }

  /** @throws RefusedError when there are faults */
  throwIfAny(): void {
    if (this.faults.length > 0) throw new RefusedError(this.faults);
  }
}

/** Refuses for one reason. */
export function refuse(code: RefusalCode, path: string, message: string): never {
  throw new RefusedError([{ field: ['input', ...path.split('.')], code, message }]);
}

/**
 * Checks a mutation's input beyond what its GraphQL type says: lengths, forms, ranges.
 * @param schema whose messages are sentences without their full stop, as those of zod are
 * @throws RefusedError with a fault for each field that is wrong
 */
export function parseInput<Parsed>(schema: z.ZodType<Parsed>, input: unknown): Parsed {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new RefusedError(
    result.error.issues.map(({ path, message }) => ({
      field: ['input', ...path.map(String)],
      code: 'INVALID',
      message: `${message}.`,
    })),
  );
}
