import { request, type IncomingMessage } from 'node:http';
import { UnavailableError } from '../errors';
import type { AnnouncedServer } from './announced-server';
import { fromLines, type Answer } from './messages';

/** Where a server is, whether it is ready or not. */
type Whereabouts = Omit<AnnouncedServer, 'isReady'>;

/** A command of the operator, with what it takes. */
export interface Question {
  readonly command: string;
  readonly input: unknown;
}

/**
 * Has a running server answer; it may still be starting, and answers when it has started.
 *
 * @throws UnavailableError when it does not answer
 */
export async function* askServer(server: Whereabouts, { command, input }: Question): Answer {
  const response = await send(server, `/operator/${command}`, JSON.stringify(input)).catch(
    (cause: unknown): never => {
      throw unavailable(server, 'does not answer', cause);
    },
  );
  if (response.statusCode !== 200) {
    response.resume();
    throw unavailable(server, `answers with status ${response.statusCode}`);
  }
  return yield* fromLines(linesOf(response));
}

/** Whole lines without their ends; where the response breaks off there are no more. */
async function* linesOf(response: IncomingMessage): AsyncGenerator<string, void> {
  response.setEncoding('utf8');
  let rest = '';
  try {
    for await (const piece of response) {
      const lines = (rest + String(piece)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    if (!response.errored) throw error;
  }
}

const send = ({ url, key }: Whereabouts, path: string, body: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    request(new URL(path, url), { method: 'POST', headers }, resolve).on('error', reject).end(body);
  });

const unavailable = ({ process, url }: Whereabouts, what: string, cause?: unknown): UnavailableError =>
  new UnavailableError(`The server ${url}, process ${process}, which has the data folder, ${what}.`, {
    hint: 'Stop that process, or name another folder in ROOTSTOCK_DATA_DIR.',
    cause,
  });
