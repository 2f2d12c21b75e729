import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const HUBS = path.join(__dirname, '../../../src/hubs');
const DECLARED = /^(export )?(?:async )?(?:function\*?|const|(?:abstract )?class) (\w+)/;

interface Declaration {
  file: string;
  name: string;
  isExported: boolean;
  /** Without its name and what differs only in layout. */
  body: string;
}

/** What a module declares at its top level. */
function declarationsIn(file: string): Declaration[] {
  const found: Declaration[] = [];
  for (const line of readFileSync(path.join(HUBS, file), 'utf8').split('\n')) {
    const [, exported, name] = DECLARED.exec(line) ?? [];
    if (name !== undefined)
      found.push({ file, name, isExported: exported !== undefined, body: line.replace(DECLARED, '') });
    // A line that begins at the margin with anything but a bracket is of something else.
    else if (/^(?:\s|[)}\]])/.test(line) && found.length > 0) found[found.length - 1]!.body += line;
  }
  return found.map((one) => ({ ...one, body: one.body.replace(/\s+/g, '') }));
}

const files = readdirSync(HUBS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const declarations = files.flatMap(declarationsIn);
const isShared = ({ file }: Declaration): boolean => !file.includes(path.sep);

it('finds the helpers that readers share', () => {
  const shared = declarations.filter((one) => isShared(one) && one.isExported).map(({ name }) => name);
  expect(shared).toEqual(expect.arrayContaining(['itemsOf', 'settle', 'textOf', 'readYaml', 'StreamedHub']));
});

it('has no reader with a helper of its own by the name of a shared one', () => {
  const shared = new Set(
    declarations.filter((one) => isShared(one) && one.isExported).map(({ name }) => name),
  );
  const shadowing = declarations.filter((one) => !isShared(one) && shared.has(one.name));
  expect(shadowing.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
});

it('has no helper that is written twice', () => {
  const byBody = new Map<string, string[]>();
  for (const { file, name, body } of declarations)
    if (body.includes('=>') || body.startsWith('(') || body.startsWith('<'))
      byBody.set(body, [...(byBody.get(body) ?? []), `${file}: ${name}`]);
  expect([...byBody.values()].filter((places) => places.length > 1)).toEqual([]);
});
