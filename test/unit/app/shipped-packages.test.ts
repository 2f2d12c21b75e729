import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import packageJson from '../../../package.json';
import { copyLibraries, LIBRARIES } from '../../../scripts/copy-libraries.cjs';

const SOURCES = path.resolve('src');

/** Whatever loads a package when the program runs; imports of types are gone by then. */
const LOADS = [
  /^(?:import|export) (?!type\b)[^;]*?from '([^.'][^']*)'/gm,
  /^import '([^.'][^']*)'/gm,
  /\bimport\('([^.'][^']*)'\)/g,
  /\b(?:load(?:<[^(]*>)?|require|fromPackage)\('([^.'][^']*)'/g,
];

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

function loaded(): string[] {
  const names = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(path.join(SOURCES, file), 'utf8'))
    .flatMap((text) => LOADS.flatMap((load) => [...text.matchAll(load)].map(([, name = '']) => name)))
    .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name));
  return [...new Set(names.map(packageOf))].sort();
}

describe('packages that the built program loads', () => {
  it('are dependencies, or are copied by the build', () => {
    const dependencies = Object.keys({ ...packageJson.dependencies, ...packageJson.optionalDependencies });
    const found = loaded();
    expect(found).toEqual(
      expect.arrayContaining(['typeorm', 'graphiql', '@tensorflow/tfjs-layers', 'umap-js']),
    );
    expect(found.filter((name) => !dependencies.includes(name) && !(name in LIBRARIES))).toEqual([]);
  });

  it('are copied with what Node loads of them, and only where they are needed for the build', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'rootstock-libraries-'));
    try {
      copyLibraries(folder);
      for (const [name, files] of Object.entries(LIBRARIES)) {
        expect(Object.keys(packageJson.devDependencies)).toContain(name);
        expect(existsSync(path.join(folder, name, 'package.json'))).toBe(true);
        for (const file of files) expect(statSync(path.join(folder, name, file)).size).toBeGreaterThan(1000);
      }
      for (const name of ['@tensorflow/tfjs-converter', '@tensorflow/tfjs-layers'])
        expect(require.resolve(path.join(folder, name))).toBe(
          path.join(folder, name, LIBRARIES[name]?.[0] ?? ''),
        );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
