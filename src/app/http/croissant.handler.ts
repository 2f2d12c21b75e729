import { Conversation } from './conversation';
import { HttpError, type Handler } from './exchange';
import type { OperationParts } from './executing';
import type { FeedOptions } from './feed.handler';
import { loadFeeds } from './load-later';
import { originOf } from './origin';
import { placesHandler } from './places.handler';
import { send } from './respond';

/** What may tell the rest. */
const ADVICE =
  'Where it is at the Hugging Face Hub, "rootstock import huggingface-datasets" reads what the Hub knows.';
const JSON_LD_TYPE = 'application/ld+json; charset=utf-8';

/** Descriptions of datasets in Croissant, by operations of the API in the name of whoever asks. */
export const croissantHandler = (parts: OperationParts, options: FeedOptions): Handler =>
  placesHandler<string>(parts, options, {
    find: (path) => loadFeeds().findCroissantAt(path),
    isOfState: () => true,
    send: async (sent, slug, publicUrl) => {
      const { exchange } = sent;
      const question = loadFeeds().croissantOf(slug, originOf(exchange, publicUrl));
      const found = await new Conversation(sent).ask(question);
      if (found === null) throw new HttpError(404, 'NOT_FOUND', `There is no dataset ${slug.slice(0, 200)}.`);
      if ('missing' in found) {
        const facts = found.missing.join(', ');
        const message = `Croissant asks for what is not known of it: ${facts}. ${ADVICE}`;
        throw new HttpError(404, 'NOT_FOUND', message);
      }
      const body = `${JSON.stringify(found.document, null, 2)}\n`;
      await send(exchange.response, { status: 200, contentType: JSON_LD_TYPE, body });
    },
  });
