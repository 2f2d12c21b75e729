import { UnavailableError } from '../platform/errors';
import { readAnswer, type Answered, type Question } from '../platform/graphql/read-answer';
import { laterText } from './ask';

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
 * @throws UnavailableError when the service does not answer, or something else answers there
 * @throws the reason of the signal when that was aborted
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
  const body = JSON.stringify(question);
  const { response, text } = await sent(new URL('/graphql', url), { method: 'POST', headers, body, signal });
  const { data, faults } = read(response, text);
  const seconds = response.headers.get('retry-after');
  return { data, faults: faults.map((fault) => ({ ...fault, message: laterText(fault.message, seconds) })) };
}

async function sent(url: URL, request: RequestInit): Promise<{ response: Response; text: string }> {
  try {
    const response = await fetch(url, request);
    return { response, text: await response.text() };
  } catch (cause) {
    request.signal?.throwIfAborted();
    throw new UnavailableError(`The server ${url.origin} does not answer.`, { cause });
  }
}

function read({ url, status }: Response, text: string): Answered {
  try {
    return readAnswer(text);
  } catch (cause) {
    throw new UnavailableError(`What answers at ${url}, with status ${status}, is no Rootstock.`, { cause });
  }
}
