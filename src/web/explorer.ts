import path from 'node:path';
import type { WebFile, WebFileSource } from './web-file';
import { WebFiles } from './web-files';

const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';

/** Our own files are asked for anew each time (their tag answers); the libraries keep for a day. */
const REVALIDATE = 'no-cache';
const ONE_DAY = 'public, max-age=86400';

const own = (name: string, contentType: string): WebFileSource => ({
  path: path.join(__dirname, 'data', name),
  contentType,
  cacheControl: REVALIDATE,
});

/** `@rootstock/client`, whose files browsers load as they are. */
const ofClient = (name: string): [string, WebFileSource] => [
  `client/${name}`,
  {
    path: path.join(__dirname, '..', 'client', name),
    contentType: SCRIPT,
    cacheControl: REVALIDATE,
  },
];

/**
 * The browser bundles are not among the packages' exports, so they are found next to
 * `package.json`.
 */
const fromPackage = (name: string, file: string, contentType: string): WebFileSource => ({
  path: path.join(path.dirname(require.resolve(`${name}/package.json`)), file),
  contentType,
  cacheControl: ONE_DAY,
});

const CLIENT_FILES = ['index.mjs', 'client.mjs', 'errors.mjs', 'back-off.mjs', 'event-stream.mjs'];

const files = new WebFiles(
  new Map([
    ['explorer.html', own('explorer.html', 'text/html; charset=utf-8')],
    ['explorer.mjs', own('explorer.mjs', SCRIPT)],
    ['explorer.css', own('explorer.css', STYLE)],
    ...CLIENT_FILES.map(ofClient),
    ['examples.json', own('examples.json', 'application/json; charset=utf-8')],
    ['react.js', fromPackage('react', 'umd/react.production.min.js', SCRIPT)],
    ['react-dom.js', fromPackage('react-dom', 'umd/react-dom.production.min.js', SCRIPT)],
    ['graphiql.js', fromPackage('graphiql', 'graphiql.min.js', SCRIPT)],
    ['graphiql.css', fromPackage('graphiql', 'graphiql.min.css', STYLE)],
  ]),
);

/**
 * A file of the page that a browser sees at `/graphql`, by name; null when there is none. The page
 * itself is `explorer.html`: GraphiQL with example operations, from this server alone.
 */
export const explorerAsset = (name: string): Promise<WebFile | null> => files.find(name);
