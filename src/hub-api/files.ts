import { numberOf } from './asked';

/** The file that every repository has here. */
export const CARD_FILE = 'README.md';

interface Artifact {
  readonly uri: string;
  readonly size: number | string | null;
  readonly sha256: string | null;
}

/** A file of the Hub by its address: below the revision that it was found at. */
const AT_HUB = /\/resolve\/[^/]+\/(.+)$/;

/** How long the pointer to a file is that stands in its place in Git (git-lfs, `docs/spec.md`). */
const pointerSize = (size: number, sha256: string): number =>
  Buffer.byteLength(`version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${size}\n`);

function named(uri: string): string[] {
  const path = AT_HUB.exec(uri)?.[1];
  try {
    return path === undefined ? [] : [decodeURIComponent(path)];
  } catch {
    return [];
  }
}

/** The files of a repository: its card, and what the catalogue knows of its weights. */
export const siblingsOf = (artifacts: readonly Artifact[]) => [
  { rfilename: CARD_FILE },
  ...artifacts.flatMap(({ uri, size: written, sha256 }) => {
    const size = numberOf(written);
    return named(uri).map((rfilename) => ({
      rfilename,
      ...(size !== null && { size }),
      ...(size !== null &&
        sha256 !== null && { lfs: { sha256, size, pointerSize: pointerSize(size, sha256) } }),
    }));
  }),
];
