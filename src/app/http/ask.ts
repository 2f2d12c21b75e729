import { HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { z } from 'zod';
import { outageStatus } from '../../platform/graphql/outage-status.plugin';
import { HttpError, type Exchange } from './exchange';
import { execute, type Asked, type OperationParts } from './executing';
import { admit, type Visit } from './visit';

/** What a question costs whose operation was not even read. */
const READING_COST = 10;
const INTERNAL = 'INTERNAL_SERVER_ERROR';

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
}

/** What the API answered. */
export interface Answer {
  readonly data: unknown;
  readonly faults: readonly Fault[];
  /** Of HTTP, where nothing but faults is to be told: 400 where the question is at fault. */
  readonly status: number;
}

const answered = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z.object({ code: z.string(), field: z.string().optional() }),
      }),
    )
    .default([]),
});

function readAnswer({ body }: HTTPGraphQLResponse): Answer {
  if (body.kind !== 'complete') throw new TypeError('One answer was asked for.');
  const { data = null, errors } = answered.parse(JSON.parse(body.string));
  const faults = errors.map(({ message, extensions: { code, field = null } }) => ({ message, code, field }));
  const isInternal = faults.some(({ code }) => code === INTERNAL);
  return { data, faults, status: outageStatus(errors) ?? (isInternal ? 500 : 400) };
}

/**
 * Asks the API within the turn of a visit.
 *
 * @throws HttpError when it refuses because of how much is asked, or cannot answer now
 */
export async function askWithin(asked: Asked, body: Question): Promise<Answer> {
  const headers = new HeaderMap([['content-type', 'application/json']]);
  return answerOf(await execute(asked, { method: 'POST', search: '', body, headers }));
}

/**
 * What the API answered.
 *
 * @throws HttpError when it refused because of how much is asked, or could not answer
 */
export function answerOf(response: HTTPGraphQLResponse): Answer {
  const answer = readAnswer(response);
  const { status = 200 } = response;
  if (status !== 429 && status < 500) return answer;
  const told = [...response.headers].filter(([name]) => /^(?:retry-after|ratelimit-)/.test(name));
  const message = answer.faults.map((fault) => fault.message).join(' ');
  throw new HttpError(status, answer.faults[0]?.code ?? INTERNAL, message, Object.fromEntries(told));
}

/** Has a turn for `work`, which asks the API in the name of whoever sent the request. */
export async function duringVisit<Result>(
  exchange: Exchange,
  parts: OperationParts,
  work: (visit: Visit) => Promise<Result>,
): Promise<Result> {
  const visit = await admit(exchange, parts);
  try {
    return await work(visit);
  } finally {
    await visit.turn.payForReading(READING_COST).finally(() => visit.turn.end());
  }
}
