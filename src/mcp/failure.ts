import { AppError } from '../platform/errors';
import type { Fault, Question } from '../platform/graphql/read-answer';
import { RefusedError } from '../platform/refusal';
import type { Parts } from './ask';

/** What the API said against a question. */
class FaultyError extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map(({ message }) => message).join(' '));
    this.name = 'FaultyError';
  }
}

/**
 * The data of an answer that is whole.
 *
 * @throws FaultyError when the API refused anything of it
 */
export async function answerTo(question: Question, { ask }: Parts, signal: AbortSignal): Promise<unknown> {
  const { data, faults } = await ask(question, signal);
  if (faults.length > 0) throw new FaultyError(faults);
  return data;
}

/** How the arguments of a tool are called. */
interface Naming {
  readonly names: readonly string[];
  /** By parts of the path in the API (`parameterCount.gte`), where they are not called alike. */
  readonly argumentNames: Readonly<Record<string, string>>;
}

/**
 * An argument of the API as the agent wrote it: `input.constraints.maxParameters` is
 * `maxParameters`, and `input.measured.0.value` is `measured.0.value`.
 */
export function argumentOf(path: readonly string[], { names, argumentNames }: Naming): string | null {
  for (const [at, part] of path.entries()) {
    for (let end = path.length; end > at; end -= 1) {
      const name = argumentNames[path.slice(at, end).join('.')];
      if (name !== undefined && names.includes(name)) return [name, ...path.slice(end)].join('.');
    }
    if (names.includes(part)) return [part, ...path.slice(at + 1)].join('.');
  }
  return null;
}

/** A sentence about an argument, which is named as the agent wrote it. */
function named(message: string, field: string | null, naming: Naming): string {
  if (field === null) return message;
  const name = argumentOf(field.split('.'), naming);
  if (name === null) return message;
  const renamed = message.replaceAll(`"${field}"`, `"${name}"`);
  return renamed.includes(`"${name}"`) ? renamed : `"${name}": ${message}`;
}

const unforeseen = (errorId: string): string =>
  `The catalogue failed in a way that nobody foresaw; its log says how, under ${errorId}.`;

function ofFault({ message, field, errorId }: Fault, naming: Naming): string {
  return errorId === null ? named(message, field, naming) : unforeseen(errorId);
}

/**
 * A failure as the agent is told of it: what is wrong with which argument and what was expected;
 * of what nobody foresaw only the id in the log. What the operator may do about it is not told: an
 * agent may be able to, and "Stop that process" is not for it to decide.
 */
export function inWords(error: unknown, { parts, ...naming }: Naming & { readonly parts: Parts }): string {
  if (error instanceof FaultyError) return error.faults.map((fault) => ofFault(fault, naming)).join('\n');
  if (error instanceof RefusedError)
    return error.faults
      .map(({ field, message }) => named(message, field?.join('.') ?? null, naming))
      .join('\n');
  if (error instanceof AppError) return error.message;
  return unforeseen(parts.identify(error));
}
