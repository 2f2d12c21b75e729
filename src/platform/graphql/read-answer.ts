import { z } from 'zod';

/** An operation of the API with its variables. */
export interface Question {
  readonly query: string;
  readonly variables: object;
}

export interface Fault {
  readonly message: string;
  readonly code: string;
  /** The argument at fault, such as `where.domains.within`, where that is known. */
  readonly field: string | null;
  /** What a failure that nobody foresaw is logged under; null for all others. */
  readonly errorId: string | null;
}

/** What the API answered. */
export interface Answered {
  readonly data: unknown;
  readonly faults: readonly Fault[];
}

const answered = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z.object({
          code: z.string(),
          field: z.string().optional(),
          errorId: z.string().optional(),
        }),
      }),
    )
    .default([]),
});

/** Reads the JSON that an operation, or a request as a whole, was answered with. */
export function readAnswer(json: string): Answered {
  const { data = null, errors } = answered.parse(JSON.parse(json));
  const faults = errors.map(({ message, extensions: { code, field = null, errorId = null } }) => ({
    ...{ message, code, field, errorId },
  }));
  return { data, faults };
}
