import { createRequire } from 'node:module';
import path from 'node:path';
import type * as WasmBackend from '@tensorflow/tfjs-backend-wasm';
import type * as TensorFlow from '@tensorflow/tfjs-core';
import { hasNativeBinding } from './native-binding';
import type { BackendChoice, Matrix, StoredMatrix, TensorBackend } from './types';

// Loaded when it is asked for: a command that needs no tensors must not pay for the library. By
// `require`, since `import()` would first read these bundles for the names that they export.
const load: <Module>(name: string) => Module = createRequire(__filename);

type BackendName = TensorBackend['name'];

const REGISTERED_NAMES: Record<BackendName, string> = { native: 'tensorflow', wasm: 'wasm', cpu: 'cpu' };

/** A matrix held as a tensor of one backend. */
class TensorMatrix implements StoredMatrix {
  constructor(
    readonly tensor: TensorFlow.Tensor2D,
    readonly rows: number,
    readonly columns: number,
  ) {}

  dispose(): void {
    this.tensor.dispose();
  }
}

/**
 * Loads TensorFlow.js and the backend asked for. `auto` takes native where it is installed, else
 * wasm, else cpu.
 * @throws Error when a backend that was chosen by name cannot be loaded.
 */
export async function loadTensorBackend(want: BackendChoice = 'auto'): Promise<TensorBackend> {
  const tf = load<typeof TensorFlow>('@tensorflow/tfjs-core');
  tf.enableProdMode(); // Without it the library prints an advertisement on stdout.
  const candidates: BackendName[] = want === 'auto' ? ['native', 'wasm', 'cpu'] : [want];
  const failures: unknown[] = [];
  for (const name of candidates) {
    try {
      register(name);
      await activate(tf, name);
      return new TfBackend(tf, name);
    } catch (error) {
      failures.push(error);
    }
  }
  throw new Error(`The TensorFlow.js backend "${want}" cannot be loaded.`, { cause: failures.at(-1) });
}

/**
 * Typed as any string, so that the compiler does not require this optional package, which npm omits
 * where it cannot be built.
 */
const NATIVE_PACKAGE: string = '@tensorflow/tfjs-node';

const folderOf = (name: string): string => path.dirname(require.resolve(`${name}/package.json`));

function register(name: BackendName): void {
  if (name === 'native') {
    if (!hasNativeBinding(folderOf(NATIVE_PACKAGE))) throw new Error('Its native library is not built.');
    load(NATIVE_PACKAGE);
  } else if (name === 'wasm') {
    const wasm = load<typeof WasmBackend>('@tensorflow/tfjs-backend-wasm');
    wasm.setWasmPaths(path.join(folderOf('@tensorflow/tfjs-backend-wasm'), 'dist') + path.sep);
  } else {
    load('@tensorflow/tfjs-backend-cpu');
  }
}

async function activate(tf: typeof TensorFlow, name: BackendName): Promise<void> {
  const registered = REGISTERED_NAMES[name];
  if (tf.getBackend() === registered) return;
  if (!(await tf.setBackend(registered))) throw new Error(`${registered} did not start`);
  await tf.ready();
}

class TfBackend implements TensorBackend {
  constructor(
    private readonly tf: typeof TensorFlow,
    readonly name: BackendName,
  ) {}

  store(matrix: Matrix): StoredMatrix {
    this.select();
    const tensor = this.tf.tensor2d(matrix.values, [matrix.rows, matrix.columns]);
    return new TensorMatrix(tensor, matrix.rows, matrix.columns);
  }

  async multiply(left: Matrix, right: StoredMatrix): Promise<Float32Array> {
    if (!(right instanceof TensorMatrix)) throw new TypeError('The matrix was stored by another backend.');
    if (left.columns !== right.rows) {
      throw new RangeError(`Cannot multiply ${left.rows}x${left.columns} by ${right.rows}x${right.columns}.`);
    }
    if (left.rows === 0 || right.columns === 0) return new Float32Array(0);
    this.select();
    const product = this.tf.tidy(() =>
      this.tf.matMul(this.tf.tensor2d(left.values, [left.rows, left.columns]), right.tensor),
    );
    try {
      return Float32Array.from(await product.data());
    } finally {
      product.dispose();
    }
  }

  tensorCount(): number {
    return this.tf.memory().numTensors;
  }

  /** The library has one current backend for the whole process; tests load several side by side. */
  private select(): void {
    const registered = REGISTERED_NAMES[this.name];
    // For a backend that has started, setBackend switches before its promise settles.
    if (this.tf.getBackend() !== registered) void this.tf.setBackend(registered);
  }
}
