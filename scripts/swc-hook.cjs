// Runs TypeScript straight from the sources (scripts and `npm run dev`): swc to CommonJS, no type
// check. What is compiled is kept beside the packages, by its text: it would take seconds of a
// start.
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const kept = path.join(root, 'node_modules/.cache/rootstock/swc');
const { swcOptionsOf } = require('./swc-options.cjs');
const { version } = require('@swc/core/package.json');

function compile(source, options) {
  const { transformSync } = require('@swc/core');
  return transformSync(source, { ...options, swcrc: false, sourceMaps: 'inline' }).code;
}

/** Written aside and moved: several processes may start at once. */
function keep(file, code) {
  fs.mkdirSync(kept, { recursive: true });
  const aside = `${file}.${process.pid}`;
  fs.writeFileSync(aside, code);
  fs.renameSync(aside, file);
}

function load(module, filename) {
  const source = fs.readFileSync(filename, 'utf8');
  const options = { ...swcOptionsOf(filename), filename };
  const hash = crypto.createHash('sha256').update([version, JSON.stringify(options), source].join('\0'));
  const file = path.join(kept, `${hash.digest('hex')}.js`);
  if (!fs.existsSync(file)) keep(file, compile(source, options));
  module._compile(fs.readFileSync(file, 'utf8'), filename);
}

require.extensions['.ts'] = load;
require.extensions['.tsx'] = load;
