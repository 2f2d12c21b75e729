// tsc emits only code: bring the data files that ship with a feature (src/**/data) beside it in
// dist.
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
for (const entry of fs.readdirSync(path.join(root, 'src'), { recursive: true, withFileTypes: true })) {
  if (!entry.isDirectory() || entry.name !== 'data') continue;
  const from = path.join(entry.parentPath ?? entry.path, entry.name);
  fs.cpSync(from, path.join(root, 'dist', path.relative(root, from)), { recursive: true });
}
