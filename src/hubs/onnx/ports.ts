import { isPlainObject, itemsIn, own, textOf, type Plain } from '../plain-json';
import type { Signature } from '../records';

const TENSOR = /^tensor\((\w+)\)$/;
/** Types of ONNX by the names that MLflow and NumPy have for them. */
const TYPES: Readonly<Record<string, string>> = { double: 'float64', float: 'float32', string: 'str' };
/** A size that varies: a name, nothing, or a count below 1. */
const VARIES = -1;

const sizeOf = (size: Plain): number =>
  typeof size === 'number' && Number.isSafeInteger(size) && size > 0 ? size : VARIES;

/** Ports of a graph (`{ name, shape, type }`) as the tensors of a signature; null for none. */
export function signatureOf(ports: Plain): Signature | null {
  const tensors = itemsIn(ports)
    .filter(isPlainObject)
    .map((port): Signature => {
      const type = textOf(own(port, 'type')) ?? '';
      const written = TENSOR.exec(type)?.[1];
      const shape = own(port, 'shape');
      const sizes = Array.isArray(shape) ? shape.map(sizeOf) : null;
      return portOf(textOf(own(port, 'name')), written ?? null, sizes, type);
    });
  return tensors.length === 0 ? null : tensors;
}

/** Names with shapes (`{ x: [1, 3, 224, 224] }`), whose types are not stated. */
export function signatureOfShapes(shapes: Plain): Signature | null {
  if (!isPlainObject(shapes)) return null;
  const tensors = Object.entries(shapes).flatMap(([name, shape]) =>
    Array.isArray(shape) ? portOf(name, null, shape.map(sizeOf), 'tensor') : [],
  );
  return tensors.length === 0 ? null : tensors;
}

/** What is no tensor, such as a sequence of them, keeps ONNX's own word. */
function portOf(name: string | null, dtype: string | null, shape: number[] | null, type: string): Signature {
  const named: Record<string, Signature> = name === null ? {} : { name };
  if (shape === null || (dtype === null && type !== 'tensor')) return { ...named, type };
  const known: Record<string, Signature> = dtype === null ? {} : { dtype: TYPES[dtype] ?? dtype };
  return { ...named, type: 'tensor', 'tensor-spec': { ...known, shape } };
}
