import fc from 'fast-check';
import { rm } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { findHub, publicHubs, type HubItem } from '../../../src/hubs';
import { AppError } from '../../../src/platform/errors';
import { unstorableIn } from '../../../src/platform/unstorable';
import { READ_BY } from './read-files';
import { aFolder } from './support';

const ODD = [
  'null',
  '-1',
  '1e999',
  '{}',
  '[]',
  '[[[[',
  '"',
  "'",
  '\0',
  '\uFEFF',
  '\r',
  ',',
  ';',
  '\t',
  ': ',
  '---',
  '&a *a',
  '💥',
];
const DEEP = '['.repeat(5_000);

/** One thing that goes wrong with a file. */
const damage = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: fc.nat(5_000), byte: fc.nat(255) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(5_000) }),
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(5_000), odd: fc.constantFrom(...ODD, DEEP) }),
  fc.record({ kind: fc.constant('drop' as const), at: fc.nat(5_000), length: fc.nat(40) }),
  fc.record({
    kind: fc.constantFrom('double' as const, 'utf16' as const, 'gzip' as const, 'latin1' as const),
  }),
);
type Damage = typeof damage extends fc.Arbitrary<infer One> ? One : never;

function damaged(bytes: Buffer, one: Damage): Buffer {
  const at = 'at' in one ? one.at % (bytes.length + 1) : 0;
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (one.kind) {
    case 'flip':
      return Buffer.concat([before, Buffer.from([one.byte]), after.subarray(1)]);
    case 'cut':
      return before;
    case 'insert':
      return Buffer.concat([before, Buffer.from(one.odd), after]);
    case 'drop':
      return Buffer.concat([before, after.subarray(one.length)]);
    case 'double':
      return Buffer.concat([bytes, Buffer.from('\n'), bytes]);
    case 'utf16':
      return Buffer.from(`\uFEFF${bytes.toString('utf8')}`, 'utf16le');
    case 'gzip':
      return gzipSync(bytes);
    case 'latin1':
      return Buffer.from(`é${bytes.toString('latin1')}`, 'latin1');
  }
}

/** What a reader makes of a folder; a refusal that has a name is as good. */
async function read(hub: string, folder: string): Promise<HubItem[]> {
  const items: HubItem[] = [];
  try {
    for await (const item of findHub(hub).read(folder, { limit: null })) items.push(item);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
  return items;
}

it.each(publicHubs().map(({ id }) => id))('%s reads damaged files, or names what is wrong', async (hub) => {
  const files = Object.entries(READ_BY[hub] ?? {});
  expect(files).not.toEqual([]);
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), fc.nat(9), async (faults, place) => {
      const [name = ''] = files[place % files.length] ?? [];
      const folder = await aFolder(
        Object.fromEntries(
          files.map(([file, text]) => [
            file,
            file === name ? faults.reduce(damaged, Buffer.from(text)) : text,
          ]),
        ),
      );
      const items = await read(hub, folder);
      await rm(folder, { recursive: true });
      expect(unstorableIn(items)).toBeNull();
    }),
    { seed: 12, numRuns: 60 },
  );
});
