import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hasNativeBinding } from '../../../src/embedding/native-binding';

const ROOT = path.join(__dirname, '../../..');

describe('the native library of TensorFlow', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'rootstock-binding-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is found where the package was built, and nowhere else', () => {
    expect(hasNativeBinding(folder)).toBe(false);
    mkdirSync(path.join(folder, 'lib', 'napi-v8'), { recursive: true });
    expect(hasNativeBinding(folder)).toBe(false);
    writeFileSync(path.join(folder, 'lib', 'napi-v8', 'tfjs_binding.node'), '');
    expect(hasNativeBinding(folder)).toBe(true);
  });

  it('is all that its package is loaded for: without it, another backend brings what it needs alone', () => {
    const program = `
      const { loadTensorBackend } = require('./src/embedding/backend.tf.ts');
      loadTensorBackend('auto').then(({ name }) => {
        const loaded = Object.keys(require.cache).some((file) => file.includes('tfjs-layers'));
        process.stdout.write(JSON.stringify({ name, loaded }));
      });`;
    const hook = ['-r', './scripts/swc-hook.cjs', '-e', program];
    const { name, loaded } = JSON.parse(execFileSync(process.execPath, hook, { cwd: ROOT }).toString()) as {
      name: string;
      loaded: boolean;
    };
    // The native package brings all others of TensorFlow.js.
    expect(loaded).toBe(name === 'native');
  });
});
