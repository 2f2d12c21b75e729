import type { WebFile } from '../../web';
import { isKnownTo } from '../entity-tag';
import { HttpError, type Exchange } from './exchange';
import { send } from './respond';

/**
 * Sends a file, or nothing of it where the client has it already.
 *
 * @throws HttpError when there is none
 */
export async function sendFile(
  { request, response, path }: Exchange,
  found: Promise<WebFile | null>,
): Promise<void> {
  const file = await found;
  if (file === null) throw new HttpError(404, 'NOT_FOUND', `There is nothing at ${path.slice(0, 200)}.`);
  const headers = { etag: file.etag, 'cache-control': file.cacheControl };
  if (isKnownTo(request.headers['if-none-match'], file.etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  await send(response, { status: 200, contentType: file.contentType, body: file.body, headers });
}
