import { HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { outageStatus, RETRY_AFTER_SECONDS } from '../../platform/graphql/outage-status.hook';
import { readAnswer, type Answered, type Fault, type Question } from '../../platform/graphql/read-answer';
import { HttpError, type Exchange } from './exchange';
import { execute, type Asked, type OperationParts } from './executing';
import { admit, type Visit } from './visit';

/** What a question costs whose operation was not even read. */
export const READING_COST = 10;
const INTERNAL = 'INTERNAL_SERVER_ERROR';
/** Of faults that are not those of what was asked, the gravest first. */
const STATUSES = [
  [INTERNAL, 500],
  ['UNAUTHENTICATED', 401],
  ['FORBIDDEN', 403],
] as const;

/** What the API answered. */
export interface Answer extends Answered {
  /**
   * Of HTTP, where nothing but faults is to be told: 400 where the question is at fault, 401 and
   * 403 where who asks is.
   */
  readonly status: number;
}

function statusOf(faults: readonly Fault[]): number {
  const outage = outageStatus(faults.map(({ message, code }) => ({ message, extensions: { code } })));
  return outage ?? STATUSES.find(([code]) => faults.some((fault) => fault.code === code))?.[1] ?? 400;
}

/**
 * The status of an answer in which there is nothing but faults, which Apollo Server writes first;
 * null for any other.
 *
 * @param json an answer of an operation
 */
export function faultStatus(json: string): number | null {
  if (!json.startsWith('{"errors":')) return null;
  const { data, faults } = readAnswer(json);
  return Object.values(data ?? {}).every((value) => value === null) ? statusOf(faults) : null;
}

/** Tells which parameter of a request is at fault, of which the API knows the argument. */
function tellByParameter({ field, message }: Fault, parameterOf: (argument: string) => string): string {
  if (field === null) return message;
  const [written, named] = [`"${field}" `, `"${parameterOf(field)}" `];
  return message.startsWith(written)
    ? `${named}${message.slice(written.length)}`
    : `${named}is at fault: ${message}`;
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
  const { status = 200, body } = response;
  if (body.kind !== 'complete') throw new TypeError('One answer was asked for.');
  const answered = readAnswer(body.string);
  const answer = { ...answered, status: statusOf(answered.faults) };
  if (status !== 429 && status < 500) return answer;
  const told = [...response.headers].filter(([name]) => name === 'retry-after');
  const message = answer.faults.map((fault) => fault.message).join(' ');
  throw new HttpError(status, answer.faults[0]?.code ?? INTERNAL, message, Object.fromEntries(told));
}

/**
 * The data of an answer.
 *
 * @param parameterOf names the parameter of the request that an argument comes from
 * @throws HttpError telling what the API refused, by the names of parameters
 */
export function assertWhole(
  { faults, status, data }: Answer,
  parameterOf: (argument: string) => string,
): unknown {
  const [fault] = faults;
  if (fault === undefined) return data;
  const message = tellByParameter(fault, parameterOf);
  throw new HttpError(
    status,
    fault.code,
    message,
    status === 503 ? { 'retry-after': RETRY_AFTER_SECONDS } : {},
  );
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
