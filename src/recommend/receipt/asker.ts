import { createHash } from 'node:crypto';
import type { Viewer } from '../../access';
import type { RequestContext } from '../../platform/graphql/request-context';
import type { Asker, Reader } from './receipt.repository';

export type AskingContext = RequestContext<unknown, Viewer>;

/**
 * So many shares have those who sign nothing, by their address. Few enough that all of them have a
 * bound and that a share does not tell the address, and enough that strangers seldom meet.
 */
const UNSIGNED_SHARES = 4096;

const unsignedShare = (client: string): string =>
  `anonymous ${createHash('sha256').update(client).digest().readUInt32BE(0) % UNSIGNED_SHARES}`;

export const askerOf = ({ viewer: { id }, client = '' }: AskingContext): Asker => ({
  principal: id,
  client: id ?? unsignedShare(client),
});

export const readerOf = ({ id, scopes }: Viewer): Reader => ({
  principal: id,
  mayReadAll: scopes.has('admin'),
});
