// Part of `npm run build`: brings the libraries of which the built program loads one file beside it
// (docs/adr/0018-single-files-of-libraries.md), so that an installation without development
// dependencies needs none of their packages.
const fs = require('node:fs');
const path = require('node:path');

const ROOT = path.join(__dirname, '..');

/** What is loaded of each package; its `package.json` and its licence come along. */
const LIBRARIES = {
  graphiql: ['graphiql.min.js', 'graphiql.min.css'],
  react: ['umd/react.production.min.js'],
  'react-dom': ['umd/react-dom.production.min.js'],
  '@tensorflow/tfjs-converter': ['dist/tf-converter.node.js'],
  '@tensorflow/tfjs-layers': ['dist/tf-layers.node.js'],
};

/** Copies them into a folder that Node looks for packages in. */
function copyLibraries(folder) {
  for (const [name, files] of Object.entries(LIBRARIES)) {
    const from = path.join(ROOT, 'node_modules', name);
    const to = path.join(folder, name);
    fs.rmSync(to, { recursive: true, force: true });
    const licences = fs.readdirSync(from).filter((file) => /^licen[cs]e/i.test(file));
    for (const file of ['package.json', ...licences, ...files]) {
      fs.mkdirSync(path.dirname(path.join(to, file)), { recursive: true });
      fs.copyFileSync(path.join(from, file), path.join(to, file));
    }
  }
}

if (require.main === module) copyLibraries(path.join(ROOT, 'dist/node_modules'));

module.exports = { LIBRARIES, copyLibraries };
