import { ServerResponse } from 'node:http';
import {
  clientOf,
  reachOf,
  unknownBecause,
  type Admission,
  type Client,
  type OperationTurn,
  type TellSpent,
  type Viewer,
} from '../../access';
import { UnauthenticatedError, type TokenFault } from '../../platform/errors';
import { contextWith, type RequestContext } from '../../platform/graphql/request-context';
import type { CreateContext } from '../create-context';
import { tellSpentTo } from './budget-headers';
import { CHALLENGE_HEADER, challengeOf } from './challenge';
import type { Call } from './exchange';

/** A request whose sender is known, and that will have its turn. */
export interface Visit {
  readonly client: Client;
  readonly turn: OperationTurn;
  /** Of this turn, and of those that the same request has besides. */
  readonly tellSpent: TellSpent;
  readonly context: RequestContext<unknown, Viewer>;
}

const single = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header.join(',') : header;

export interface Doors {
  readonly admission: Admission;
  readonly createContext: CreateContext;
}

/** Who sent a request, as far as that can be told. */
export interface Sender {
  readonly address: string;
  readonly context: RequestContext<unknown, Viewer>;
}

/** The address that a request comes from, behind the proxies that are trusted. */
export function addressOf({ request }: Call, { admission }: Pick<Doors, 'admission'>): string {
  const forwardedFor = single(request.headers['x-forwarded-for']);
  return admission.addressOf(request.socket.remoteAddress ?? '', forwardedFor);
}

function refusalOf(viewer: Viewer): UnauthenticatedError | null {
  const because = unknownBecause(viewer);
  return because instanceof UnauthenticatedError ? because : null;
}

/** What is wrong with the token that somebody sent; null where nothing is. */
export const faultOf = (viewer: Viewer): TokenFault | null => refusalOf(viewer)?.fault ?? null;

/**
 * Tells whoever sent a token that is none, since reading goes on without it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1 of answers that are not 401
 */
function tellFault({ response }: Call, viewer: Viewer): void {
  const refusal = refusalOf(viewer);
  if (refusal?.fault && response instanceof ServerResponse && !response.headersSent)
    response.setHeader(CHALLENGE_HEADER, challengeOf(refusal));
}

/**
 * Finds out who sent a request.
 *
 * @throws RateLimitedError when its address tried too many tokens
 * @throws UnavailableError when that cannot be found out now, or is found out of too many already
 */
export async function recognise(call: Call, { admission, createContext }: Doors): Promise<Sender> {
  const { request, requestId, log } = call;
  const { authorization } = request.headers;
  const address = addressOf(call, { admission });
  const find = () => createContext({ authorization, requestId, log });
  const context =
    authorization === undefined ? await find() : await admission.look({ address, authorization }, find);
  tellFault(call, context.viewer);
  return { address, context };
}

/**
 * Finds out who sent a request and gives it a turn, before anything of its body is read.
 *
 * @throws RateLimitedError when its client has spent its budget, or its address tried too many
 * tokens
 * @throws UnavailableError when too many operations are open already, or who sent it cannot be
 * found out now
 */
export async function admit(call: Call, doors: Doors): Promise<Visit> {
  const { address, context } = await recognise(call, doors);
  const client = clientOf(context.viewer, address);
  const tellSpent = tellSpentTo(call);
  const turn = doors.admission.open(client, tellSpent);
  const { name: reach } = reachOf(context.viewer);
  return { client, turn, tellSpent, context: contextWith(context, { turn, reach, client: client.key }) };
}
