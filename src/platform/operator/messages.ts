import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AppError, InvalidInputError, type AppErrorCode } from '../errors';
import type { Log } from '../log';
import { RefusedError, type UserFault } from '../refusal';

/**
 * What runs for the operator: pieces of text as they come, and a result at the end. It runs where
 * the catalogue is open, which may be another process than the one that was called.
 */
export type Answer = AsyncGenerator<string, unknown>;

/** One line of a server's answer. */
export type Message =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'failure'; readonly failure: Failure };

/** A failure that was foreseen, by what its kind is made from; of others the id in the log. */
type Failure =
  | { readonly kind: 'input'; readonly field: string; readonly expected: string }
  | { readonly kind: 'named'; readonly code: AppErrorCode; readonly message: string; readonly hint?: string }
  | { readonly kind: 'refused'; readonly faults: readonly UserFault[] }
  | { readonly kind: 'unforeseen'; readonly errorId: string };

/** Keeps a failure that nobody foresaw; returns the id that it is kept under. */
export type Identify = (error: unknown) => string;

/** Logs what the other side may not see, and returns the id that it gets instead. */
export const identifyIn =
  (log: Log): Identify =>
  (error) => {
    const errorId = randomUUID();
    log.error({ errorId, err: error }, 'an unexpected error was masked');
    return errorId;
  };

const messageSchema = z.custom<Message>((value) => typeof value === 'object' && value !== null);

const written = (message: Message): string => `${JSON.stringify(message)}\n`;

function failureOf(error: unknown, identify: Identify): Failure {
  if (error instanceof InvalidInputError)
    return { kind: 'input', field: error.field, expected: error.expected };
  if (error instanceof AppError) {
    const { code, message, hint } = error;
    return { kind: 'named', code, message, ...(hint !== undefined && { hint }) };
  }
  if (error instanceof RefusedError) return { kind: 'refused', faults: error.faults };
  return { kind: 'unforeseen', errorId: identify(error) };
}

function errorOf(failure: Failure): Error {
  switch (failure.kind) {
    case 'input':
      return new InvalidInputError(failure.field, failure.expected);
    case 'named':
      return new AppError(failure.code, failure.message, { hint: failure.hint });
    case 'refused':
      return new RefusedError(failure.faults);
    case 'unforeseen':
      return new Error(`The server failed; its log says how, under ${failure.errorId}.`);
  }
}

/**
 * An answer as lines for another process; a failure is a line, too. Whoever reads no more of them
 * ends the answer.
 */
export async function* asLines(answer: Answer, identify: Identify): AsyncGenerator<string, void> {
  try {
    let step = await answer.next();
    for (; step.done !== true; step = await answer.next()) yield written({ kind: 'text', text: step.value });
    yield written({ kind: 'result', result: step.value });
  } catch (error) {
    yield written({ kind: 'failure', failure: failureOf(error, identify) });
  } finally {
    await answer.return(undefined);
  }
}

/** The answer that lines were made from. */
export async function* fromLines(lines: AsyncIterable<string>): Answer {
  for await (const line of lines) {
    const message = messageSchema.parse(JSON.parse(line));
    if (message.kind === 'text') yield message.text;
    else if (message.kind === 'result') return message.result;
    else throw errorOf(message.failure);
  }
  throw new AppError('UNAVAILABLE', 'The server ended before it had answered.');
}
