// Runs TypeScript straight from the sources (scripts and `npm run dev`): swc to CommonJS, no type
// check. What is compiled is kept beside the packages, by its text: it would take seconds of a
// start.
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const kept = path.join(root, 'node_modules/.cache/rootstock/swc');
const settings = fs.readFileSync(path.join(root, '.swcrc'), 'utf8');
const { version } = require('@swc/core/package.json');

function compile(source, filename) {
  const { transformSync } = require('@swc/core');
  const options = { ...JSON.parse(settings), swcrc: false, filename, sourceMaps: 'inline' };
  return transformSync(source, options).code;
}

/** Written aside and moved: several processes may start at once. */
function keep(file, code) {
  fs.mkdirSync(kept, { recursive: true });
  const aside = `${file}.${process.pid}`;
  fs.writeFileSync(aside, code);
  fs.renameSync(aside, file);
}

require.extensions['.ts'] = (module, filename) => {
  const source = fs.readFileSync(filename, 'utf8');
  const hash = crypto.createHash('sha256').update([version, settings, filename, source].join('\0'));
  const file = path.join(kept, `${hash.digest('hex')}.js`);
  if (!fs.existsSync(file)) keep(file, compile(source, filename));
  module._compile(fs.readFileSync(file, 'utf8'), filename);
};
