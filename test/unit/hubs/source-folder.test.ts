import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rename, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { findHub, publicHubs, type HubItem } from '../../../src/hubs';
import { SourceFolder } from '../../../src/hubs/source-folder';
import { READ_BY, SECRET } from './read-files';
import { aFolder } from './support';

async function itemsOf(hub: string, source: string): Promise<{ items: HubItem[]; error: string }> {
  const items: HubItem[] = [];
  try {
    for await (const item of findHub(hub).read(source, { limit: null })) items.push(item);
    return { items, error: '' };
  } catch (error) {
    return { items, error: String(error) };
  }
}

const refusedIn = (items: readonly HubItem[]): string[] =>
  items.flatMap((item) =>
    item.kind === 'problem' && /leads out|no plain file/.test(item.problem.message) ? [item.problem.id] : [],
  );

/** What is read in place of the rest of a folder. */
const READ_ALONE = [{ hub: 'tfhub', file: 'docs.tar.gz' }];

const cases = publicHubs().flatMap(({ id }) =>
  Object.keys(READ_BY[id] ?? { missing: '' }).map((file) => ({ hub: id, file })),
);

describe.each([...cases, ...READ_ALONE])('$hub with $file', ({ hub, file }) => {
  const content: Readonly<Record<string, string>> = { [file]: SECRET, ...READ_BY[hub] };

  async function withLink(lead: (file: string, outside: string) => Promise<unknown>) {
    const folder = await aFolder(content);
    const outside = path.join(await mkdtemp(path.join(tmpdir(), 'rootstock-outside-')), 'passwd');
    await rename(path.join(folder, file), outside);
    const others = Object.keys(content).filter((other) => other !== file);
    for (const other of others) {
      const said = content[other]?.replaceAll(SECRET, 'nothing') ?? '';
      await writeFile(path.join(folder, other), said);
    }
    await lead(path.join(folder, file), outside);
    return itemsOf(hub, folder);
  }

  it('does not follow a link that leads out of the folder, and tells', async () => {
    const { items, error } = await withLink((link, outside) => symlink(outside, link));
    expect(JSON.stringify(items) + error).not.toContain('keep-me-secret');
    expect(refusedIn(items)).toContain(file);
  });

  it('does not follow links to links', async () => {
    const { items } = await withLink(async (link, outside) => {
      await symlink(outside, path.join(path.dirname(link), '.between'));
      await symlink('.between', link);
    });
    expect(JSON.stringify(items)).not.toContain('keep-me-secret');
    expect(refusedIn(items)).toContain(file);
  });

  it('does not wait at a pipe', async () => {
    const { items, error } = await withLink((pipe) => promisify(execFile)('mkfifo', [pipe]));
    expect(JSON.stringify(items) + error).not.toContain('keep-me-secret');
    expect(refusedIn(items)).toContain(file);
  });
});

describe('a folder with links', () => {
  it('is not left through a folder', async () => {
    const outside = await aFolder({ 'one/README.md': `---\nlicense: mit\n---\n${SECRET}` });
    const folder = await aFolder({ 'acme/two/README.md': '---\nlicense: mit\n---\n' });
    await symlink(outside, path.join(folder, 'linked'));
    const { items } = await itemsOf('huggingface', folder);
    expect(JSON.stringify(items)).not.toContain('keep-me-secret');
    expect(refusedIn(items)).toEqual(['linked']);
  });

  it('is read where they stay in it, each file once', async () => {
    const folder = await aFolder({
      'blobs/1': '---\nlicense: mit\n---\nHello.',
      'results/a.csv': 'x',
      'results/b.csv': 'y',
    });
    await mkdir(path.join(folder, 'acme', 'one'), { recursive: true });
    await symlink('../../blobs/1', path.join(folder, 'acme', 'one', 'README.md'));
    await symlink('b.csv', path.join(folder, 'results', 'latest.csv'));
    const { items } = await itemsOf('huggingface', folder);
    expect(items).toMatchObject([
      { kind: 'record', record: { externalId: 'acme/one', licenses: { weights: 'mit' } } },
    ]);
    const found = await new SourceFolder(folder).find(/\.csv$/);
    expect(found.map((file) => path.relative(folder, file))).toEqual(['results/a.csv', 'results/b.csv']);
  });

  it('may be named by a link, as may a file', async () => {
    const folder = await aFolder({ 'acme/one/README.md': '---\nlicense: mit\n---\nHello.' });
    const lines = path.join(await aFolder({ 'x.jsonl': '{"id":"acme/one"}' }), 'x.jsonl');
    const places = await aFolder({});
    await symlink(folder, path.join(places, 'folder'));
    await symlink(lines, path.join(places, 'lines.jsonl'));
    for (const place of ['folder', 'lines.jsonl'])
      expect((await itemsOf('huggingface', path.join(places, place))).items).toMatchObject([
        { kind: 'record', record: { externalId: 'acme/one' } },
      ]);
  });

  it('is told of at most a hundred', async () => {
    const folder = await aFolder({ 'acme/one/README.md': '---\nlicense: mit\n---\n' });
    for (let i = 0; i < 120; i++) await symlink('/etc', path.join(folder, `link${i}`));
    const { items } = await itemsOf('huggingface', folder);
    expect(items).toHaveLength(102);
    expect(items.at(-1)).toMatchObject({ problem: { message: 'holds 20 more that are not read' } });
  });
});

it('gives up unpacking what swells beyond all text', async () => {
  const packed = gzipSync(Buffer.alloc(100 * 1024 * 1024));
  const folder = await aFolder({ 'x.jsonl.gz': packed });
  const { error } = await itemsOf('records', path.join(folder, 'x.jsonl.gz'));
  expect(error).toContain('would become more');
});
