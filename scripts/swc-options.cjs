// How swc compiles a file: the same for scripts, tests and `npm run dev`. Pages are written in TSX,
// which reads angle brackets otherwise than TypeScript does.
const fs = require('node:fs');
const path = require('node:path');

const settings = JSON.parse(fs.readFileSync(path.join(__dirname, '..', '.swcrc'), 'utf8'));
const PAGES = {
  parser: { ...settings.jsc.parser, tsx: true },
  transform: { ...settings.jsc.transform, react: { runtime: 'automatic', importSource: 'preact' } },
};

/** @param {string} filename */
const swcOptionsOf = (filename) =>
  filename.endsWith('.tsx') ? { ...settings, jsc: { ...settings.jsc, ...PAGES } } : settings;

module.exports = { swcOptionsOf };
