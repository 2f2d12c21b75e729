import { z } from 'zod';
import { parameterAt, placesAt } from './argument-places';
import type { StoredQuery } from './stored-query';

const told = z.object({
  code: z.string(),
  field: z.string().optional().describe('The parameter at fault.'),
  limit: z.string().optional().describe('The limit that is exceeded.'),
  errorId: z.string().optional().describe('What the server logged the failure under.'),
});
const fault = z.object({ message: z.string(), extensions: told });
const path = z.array(z.union([z.string(), z.int()]));
const faultOfPart = fault.extend({ path: path.optional().describe('The part of `data` that is not there.') });
const cost = z.object({ cost: z.int().optional().describe('Units of the budget.') });

/** What a query answers. */
export const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()),
  errors: z.array(faultOfPart).optional().describe('Why parts of `data` are null.'),
  extensions: cost.optional(),
});

/** How a query is refused. */
export const errorsSchema = z.object({ errors: z.array(fault) });

const executed = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(faultOfPart).default([]),
  extensions: cost.optional(),
});

type Fault = z.infer<typeof faultOfPart>;

/** A fault in the words of whoever wrote the address: by parameter, not by argument. */
function toldOfParameters({ document }: StoredQuery, { message, path: at, extensions }: Fault): Fault {
  const known = { message, extensions, ...(at !== undefined && { path: at }) };
  if (at === undefined || extensions.field === undefined) return known;
  const places = placesAt(document, at);
  const field = parameterAt(places, extensions.field);
  if (field === null) return known;
  const named = message.replaceAll(
    /"([\w.]+)"/g,
    (whole, argument: string) => `"${parameterAt(places, argument) ?? argument}"`,
  );
  return { ...known, message: named, extensions: { ...extensions, field } };
}

/** What a query answered, for who knows the parameters and not the operation. */
export interface PlainAnswer {
  readonly body: string;
  /** The data as JSON, where nothing is wrong with them; else null. */
  readonly whole: string | null;
}

const written = (value: object): string => `${JSON.stringify(value)}\n`;

/**
 * The answer of an operation in the terms of its address.
 *
 * @param isRefused whether there is nothing to tell but faults
 */
export function plainAnswer(query: StoredQuery, json: string, isRefused: boolean): PlainAnswer {
  const { data, errors, extensions } = executed.parse(JSON.parse(json));
  const faults = errors.map((each) => toldOfParameters(query, each));
  if (isRefused || data === undefined || data === null)
    return {
      body: written({ errors: faults.map(({ message, extensions: why }) => ({ message, extensions: why })) }),
      whole: null,
    };
  if (faults.length > 0) return { body: written({ data, errors: faults, extensions }), whole: null };
  return { body: written({ data, extensions }), whole: JSON.stringify(data) };
}

/** The refusal of a parameter. */
export const refusal = (message: string, field: string): string =>
  written({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT', field } }] });
