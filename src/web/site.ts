import path from 'node:path';
import type { WebFile, WebFileSource } from './web-file';
import { WebFiles } from './web-files';

/** Asked for anew each time; their tag answers. */
const own = (name: string, contentType: string): [string, WebFileSource] => [
  name,
  { path: path.join(__dirname, 'data', name), contentType, cacheControl: 'no-cache' },
];

const files = new WebFiles(
  new Map([
    own('site.css', 'text/css; charset=utf-8'),
    own('site.mjs', 'text/javascript; charset=utf-8'),
    own('map.css', 'text/css; charset=utf-8'),
    own('map.mjs', 'text/javascript; charset=utf-8'),
    own('page-parts.mjs', 'text/javascript; charset=utf-8'),
    own('browse.mjs', 'text/javascript; charset=utf-8'),
    own('contribute.mjs', 'text/javascript; charset=utf-8'),
    own('embed.css', 'text/css; charset=utf-8'),
    own('widget.mjs', 'text/javascript; charset=utf-8'),
    own('icon.svg', 'image/svg+xml'),
  ]),
);

/** A file that the pages for people ask for by name; null when there is none. */
export const siteAsset = (name: string): Promise<WebFile | null> => files.find(name);
