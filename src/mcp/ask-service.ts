import { UnavailableError } from '../platform/errors';
import { readAnswer, type Answered, type Question } from '../platform/graphql/read-answer';

/** Where the API is, and in whose name it is asked. */
export interface Service {
  /** Such as `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Null: as anybody. */
  readonly token: string | null;
}

/**
 * Asks the API of a running service.
 *
 * @param signal ends the operation there when it is aborted
 * @throws UnavailableError when the service does not answer
 */
export async function askService(
  { url, token }: Service,
  question: Question,
  signal: AbortSignal,
): Promise<Answered> {
  const headers = {
    'content-type': 'application/json',
    ...(token !== null && { authorization: `Bearer ${token}` }),
  };
  try {
    const body = JSON.stringify(question);
    const response = await fetch(new URL('/graphql', url), { method: 'POST', headers, body, signal });
    return readAnswer(await response.text());
  } catch (cause) {
    throw new UnavailableError(`The server ${url} does not answer.`, { cause });
  }
}
