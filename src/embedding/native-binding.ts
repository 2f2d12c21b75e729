import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const BINDING = 'tfjs_binding.node';

/**
 * Whether the native library of TensorFlow was built where its package stands: npm may have
 * installed the package alone. The package finds out itself, but only after it has loaded some
 * seven megabytes of code, which would stay in memory.
 *
 * @param folder of the package; the binding lies in `lib/napi-v<version>`
 */
export function hasNativeBinding(folder: string): boolean {
  const lib = path.join(folder, 'lib');
  return existsSync(lib) && readdirSync(lib).some((name) => existsSync(path.join(lib, name, BINDING)));
}
