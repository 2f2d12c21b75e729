// tsc emits only code: bring the data files that ship with a feature (src/**/data) beside it in
// dist, and the client, which browsers load as it is.
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const FOLDERS = ['data', 'client'];
for (const entry of fs.readdirSync(path.join(root, 'src'), { recursive: true, withFileTypes: true })) {
  if (!entry.isDirectory() || !FOLDERS.includes(entry.name)) continue;
  const from = path.join(entry.parentPath ?? entry.path, entry.name);
  fs.cpSync(from, path.join(root, 'dist', path.relative(root, from)), { recursive: true });
}
