import type { WebFile } from '../../web';
import { HttpError, type Exchange } from './exchange';
import { sendTagged } from './respond';

/**
 * Sends a file, or nothing of it where the client has it already.
 *
 * @throws HttpError when there is none
 */
export async function sendFile(exchange: Exchange, found: Promise<WebFile | null>): Promise<void> {
  const file = await found;
  if (file === null)
    throw new HttpError(404, 'NOT_FOUND', `There is nothing at ${exchange.path.slice(0, 200)}.`);
  const { contentType, body, etag, cacheControl } = file;
  await sendTagged(exchange, { contentType, body, headers: { etag, 'cache-control': cacheControl } });
}
