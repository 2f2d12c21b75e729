import { EmbeddableDocument } from '../operations.generated';
import { defineFeed, type Feed, type Written } from '../feeds/feed';
import type { PageRequest } from '../page';
import { modelPath } from '../parts/links';

const WIDTH = 480;
const HEIGHT = 420;
const PROVIDER = 'Rootstock';
const OF_MODELS = '/models/';

/** What an address is told as; see https://oembed.com, section 2.3.4. */
interface OembedAnswer {
  readonly version: '1.0';
  readonly type: 'rich';
  readonly title: string;
  readonly author_name?: string;
  readonly author_url?: string;
  readonly provider_name: string;
  readonly provider_url: string;
  readonly cache_age: number;
  readonly html: string;
  readonly width: number;
  readonly height: number;
}

const CACHE_SECONDS = 3600;

/** At most what the other page has room for. */
function within(request: PageRequest, name: string, usual: number): number {
  const most = Math.floor(Number(request.query.get(name) ?? usual));
  return most > 0 ? Math.min(usual, most) : usual;
}

/** The slug of the model whose page is at an address; null where there is none at this server. */
function slugOf({ query, origin }: PageRequest): string | null {
  const address = query.get('url') ?? '';
  if (!URL.canParse(address)) return null;
  const { origin: of, pathname } = new URL(address);
  if (of !== new URL(origin).origin || !pathname.startsWith(OF_MODELS)) return null;
  try {
    return decodeURIComponent(pathname.slice(OF_MODELS.length).replace(/\/+$/, ''));
  } catch {
    return null;
  }
}

const fault = (status: number, message: string): Written => ({
  status,
  body: JSON.stringify({ error: message }),
});

const answers = defineFeed({
  contentType: 'application/json; charset=utf-8',
  document: EmbeddableDocument,
  variables: (request) => ({ slug: slugOf(request) ?? '' }),
  write: ({ model }, request): Written => {
    const { origin } = request;
    if (model === null) return fault(404, 'There is no model at this address that you may see.');
    const [width, height] = [within(request, 'maxwidth', WIDTH), within(request, 'maxheight', HEIGHT)];
    const place = `${origin}/embed${modelPath(model.slug)}`;
    const answer: OembedAnswer = {
      version: '1.0',
      type: 'rich',
      title: model.name,
      ...(model.publisher !== null && {
        author_name: model.publisher.name,
        author_url: `${origin}/publishers/${model.publisher.slug}`,
      }),
      provider_name: PROVIDER,
      provider_url: origin,
      cache_age: CACHE_SECONDS,
      html: `<iframe src="${place}" width="${width}" height="${height}" title="${PROVIDER}" style="border:0" loading="lazy"></iframe>`,
      width,
      height,
    };
    return { status: 200, body: JSON.stringify(answer) };
  },
});

const isFormat = ({ query }: PageRequest): boolean => (query.get('format') ?? 'json') === 'json';

/** `/oembed?url=…`: how another page shows a model of this server (https://oembed.com). */
export const oembed: Feed = {
  ...answers,
  ask: (request) => (isFormat(request) && slugOf(request) !== null ? answers.ask(request) : null),
  write: (answer, request) => {
    if (!isFormat(request)) return fault(501, 'format: expected json.');
    if (slugOf(request) === null)
      return fault(404, `url: expected the address of a model's page, such as ${request.origin}/models/a/b.`);
    return answers.write(answer, request);
  },
};
