import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { forOperation, unlessAborted } from '../../platform/cancellation';
import { UnauthenticatedError } from '../../platform/errors';
import { actingAs } from '../../platform/database/actor';
import { asLines, identifyIn, type Answer } from '../../platform/operator/messages';
import { HttpError, methodNotAllowed, type Exchange, type Handler } from './exchange';
import { goneSignal } from './gone';
import { isOfThisMachine } from './reached-by';
import { readJsonBody } from './read-json-body';

/** What the operator may ask, by its name. */
export type OperatorCommands = Readonly<Record<string, (input: unknown) => Answer>>;

export interface OperatorHandlerOptions {
  readonly commands: OperatorCommands;
  /** What the operator shows: the key that the data folder holds. */
  readonly key: string;
  /** Resolves when commands can run; rejects when they never will. */
  readonly ready: Promise<unknown>;
  /** How long the body of a request may take to arrive, in milliseconds. */
  readonly bodyMs: number;
}

/** Where commands are, with their name behind it. */
export const OPERATOR_PATH = '/operator/';
/** Results of one's own in a question, at most. */
const MAX_BODY_BYTES = 4_000_000;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function assertIsOperator({ request }: Exchange, key: string): void {
  const given = request.headers.authorization ?? '';
  // Digests are equally long, so that the time taken says nothing about the key.
  const hasKey = timingSafeEqual(digest(given), digest(`Bearer ${key}`));
  // A key that got away, as in a copy of the folder, opens nothing from elsewhere.
  if (hasKey && isOfThisMachine(request)) return;
  throw new UnauthenticatedError('Only the owner of the data folder may ask here, from this machine.');
}

/**
 * `POST /operator/<command>`: runs a command for whoever can read the data folder, as the command
 * line would without this server. Answers in lines of JSON, as they come.
 */
export function operatorHandler({ commands, key, ready, bodyMs }: OperatorHandlerOptions): Handler {
  return async (exchange) => {
    const { request, response, path, requestId, log } = exchange;
    assertIsOperator(exchange, key);
    if (request.method !== 'POST') throw methodNotAllowed(['POST']);
    const name = path.slice(OPERATOR_PATH.length);
    const run = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (run === undefined)
      throw new HttpError(404, 'NOT_FOUND', `This server has no command "${name.slice(0, 100)}".`);
    const gone = goneSignal(response);
    const input = await readJsonBody(request, { maxBytes: MAX_BODY_BYTES, timeoutMs: bodyMs });
    if (typeof input !== 'object' || input === null || Array.isArray(input))
      throw new HttpError(400, 'BAD_REQUEST', 'The body must be a JSON object: the input of the command.');
    await unlessAborted(ready, gone);
    response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
    // As the audit log has it of the command line: `token create`.
    const actor = { principal: 'operator', requestId, operation: name.replaceAll('-', ' ') };
    await actingAs(actor, () =>
      forOperation(gone, () => write(response, asLines(run(input), identifyIn(log)), gone)),
    );
  };
}

/** Lines as fast as they are taken; who goes away ends what makes them. */
async function write(
  response: ServerResponse,
  lines: AsyncIterable<string>,
  gone: AbortSignal,
): Promise<void> {
  for await (const line of lines) {
    gone.throwIfAborted();
    if (!response.write(line)) await unlessAborted(once(response, 'drain'), gone);
  }
  response.end();
}
