import { countIn } from '../counts';
import { objectOf, own, textOf, unique, type Plain, type PlainObject } from '../plain-json';
import { ADAPTER_FORM, isAdapterFile } from '../weight-forms';

/** What the configuration of a model says of its quantization. */
interface Quantization {
  /** Such as `awq`; null where only the number of bits is said. */
  method: string | null;
  /** Bits of each weight; several where parts differ, none where nothing is said. */
  bits: number[];
}

const BITS = ['bits', 'w_bit', 'wbits', 'nbits', 'weight_bits', 'num_bits'];
/** What MLX writes in the place of `quantization_config`. */
const MLX = 'quantization';

/** Null where the configuration says nothing of a quantization. */
export function quantizationOf(config: PlainObject): Quantization | null {
  const stated =
    own(config, 'quantization_config') ?? own(objectOf(own(config, 'text_config')), 'quantization_config');
  const found = objectOf(stated ?? own(config, MLX));
  if (Object.keys(found).length === 0) return null;
  const loaded = [4, 8].filter((bits) => own(found, `load_in_${bits}bit`) === true);
  const method = textOf(own(found, 'quant_method'));
  const usual = stated === null ? 'mlx' : loaded.length > 0 ? 'bitsandbytes' : null;
  return { method: method ?? usual, bits: unique([...bitsOf(found), ...groupBits(found), ...loaded]) };
}

const bitsOf = (part: PlainObject): number[] => BITS.flatMap((field) => countIn(own(part, field)) ?? []);

/** compressed-tensors states the bits of each group of layers. */
const groupBits = (found: PlainObject): number[] =>
  Object.values(objectOf(own(found, 'config_groups'))).flatMap((group) =>
    bitsOf(objectOf(own(objectOf(group), 'weights'))),
  );

/** What tells of the form of a repository's weights. */
interface Told {
  config: PlainObject;
  /** The metadata of its card. */
  metadata: PlainObject;
  /** Names of its files. */
  files?: readonly Plain[];
}

/** How weights are kept, as the configuration, the card and the names of the files show it. */
export function weightFormsOf({ config, metadata, files = [] }: Told): string[] {
  const { method, bits } = quantizationOf(config) ?? { method: null, bits: [] };
  const isAdapter = files.some((file) => isAdapterFile(textOf(file) ?? ''));
  return unique([
    ...(method === null ? [] : [method]),
    ...bits.map((count) => `${count}-bit`),
    ...(textOf(own(metadata, 'quantized_by')) === null ? [] : ['quantized']),
    ...(isAdapter ? [ADAPTER_FORM] : []),
  ]);
}
