import { tarFiles, type TarFile } from '../../../src/hubs/tar';
import { aTar, TAR_END, tarEntry } from './tar-support';

async function read(archive: Uint8Array, maxBytes = 1000, chunk = 100): Promise<TarFile[]> {
  const chunks = (async function* () {
    for (let at = 0; at < archive.length; at += chunk)
      yield await Promise.resolve(archive.subarray(at, at + chunk));
  })();
  const found: TarFile[] = [];
  for await (const file of tarFiles(chunks, maxBytes, (name) => name.endsWith('.md'))) found.push(file);
  return found;
}
const text = (name: string, content: string): TarFile => ({ kind: 'text', name, text: content });
const bytes = (content: string): Buffer => Buffer.from(content);

describe('a tar archive', () => {
  it.each([1, 7, 512, 5000])('gives the files that are asked for, in chunks of %d bytes', async (chunk) => {
    const archive = aTar({ 'a.md': 'one', 'b.png': 'x'.repeat(600), 'c/d.md': 'y'.repeat(513), 'e.md': '' });
    expect(await read(archive, 1000, chunk)).toEqual([
      text('a.md', 'one'),
      text('c/d.md', 'y'.repeat(513)),
      text('e.md', ''),
    ]);
  });

  it('reads long names of ustar, GNU and pax', async () => {
    const archive = Buffer.concat([
      tarEntry('x.md', bytes('1'), { prefix: 'deep' }),
      tarEntry('././@LongLink', bytes(`${'g'.repeat(120)}.md\0`), { type: 'L' }),
      tarEntry('short.md', bytes('2')),
      tarEntry('PaxHeader', bytes('15 mtime=1.0001\n14 path=p.md\n'), { type: 'x' }),
      tarEntry('cut', bytes('3')),
      tarEntry('last.md', bytes('4')),
      TAR_END,
    ]);
    expect((await read(archive)).map(({ name }) => name)).toEqual([
      'deep/x.md',
      `${'g'.repeat(120)}.md`,
      'p.md',
      'last.md',
    ]);
  });

  it('passes over links, folders and global headers', async () => {
    const archive = Buffer.concat([
      tarEntry('link.md', bytes(''), { type: '2' }),
      tarEntry('folder.md/', bytes(''), { type: '5' }),
      tarEntry('global', bytes('12 path=x.md'), { type: 'g' }),
      tarEntry('a.md', bytes('one')),
      TAR_END,
    ]);
    expect(await read(archive)).toEqual([text('a.md', 'one')]);
  });

  it('holds no file that is too long, and reads on behind it', async () => {
    const found = await read(aTar({ 'a.md': 'x'.repeat(1001), 'b.md': 'two' }));
    expect(found).toMatchObject([{ kind: 'unreadable', name: 'a.md' }, text('b.md', 'two')]);
  });

  it('says what is no text', async () => {
    const archive = Buffer.concat([tarEntry('a.md', Buffer.from([0x66, 0xff])), TAR_END]);
    expect(await read(archive)).toMatchObject([{ kind: 'unreadable', reason: 'is not UTF-8 text' }]);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['something else', Buffer.from('x'.repeat(2000))],
    ['an archive without its end', tarEntry('a.md', bytes('one'))],
    ['an archive that is cut in a file', aTar({ 'a.md': 'one' }).subarray(0, 514)],
    ['a name that never ends', tarEntry('L', Buffer.alloc(70_000), { type: 'L' })],
  ])('ends with a reason for %s', async (_, archive) => {
    expect((await read(archive)).at(-1)).toMatchObject({ kind: 'unreadable', name: 'archive' });
  });
});
