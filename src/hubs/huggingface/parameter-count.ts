import { countAt, countIn } from '../counts';
import { withFound } from '../fault';
import { quoted, type Findings } from '../findings';
import { isPlainObject, itemsIn, objectOf, own, textOf, type Plain, type PlainObject } from '../plain-json';
import {
  bitsIn,
  bitsOfContainer,
  formsIn,
  isAdapter,
  isFullPrecision,
  plainWords,
  SCALE_TYPES,
  sizesIn,
  wordsOfName,
} from '../weight-forms';
import { quantizationOf } from './quantization';

/** Integers beside so many times more weights are buffers, such as places of tokens. */
const BUFFER_SHARE = 0.01;
/** Two figures at most this many times apart are of one size: names round, and scales count too. */
const SAME_SIZE = 1.7;
/** A declared total is at most this much above what the types can hold. */
const ROUNDING = 1.1;
/** Packed containers take more bits than this each, and weights of fewer bits less. */
const MAX_BITS_OF_WEIGHT = 9.5;
/** Bits of storage for each weight, over those that it is said to have: embeddings keep more. */
const STORED_BITS = 2;
/** No weight takes so many bytes, even in a repository that keeps several forms of it. */
const MAX_BYTES_OF_WEIGHT = 32;
/** A total so many times below the size in the name is of something else. */
const OTHER_SIZE = 8;
const BITS_OF_BYTE = 8;

/** What a record says of a repository, beside the counts themselves. */
export interface Repository {
  name: string;
  /** Ids of the models that it was made from. */
  bases: readonly string[];
  tags: readonly string[];
  libraries: readonly string[];
}

/** How weights are packed, by the words of a record. */
interface Packing {
  /** Bits of each weight; null where they are not known, or differ. */
  bits: number | null;
  /** Types that hold several weights. */
  containers: ReadonlySet<string>;
  /** Whether a count without types may be of containers. */
  isDoubtful: boolean;
  isAdapter: boolean;
}

type Counts = ReadonlyMap<string, number>;
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

/**
 * The number of weights of a model: from the types of its safetensors, unpacked where a container
 * holds several weights; else from the total of these; else from the total of its GGUF. Null, and
 * reported, where the packing is not known.
 */
export function parameterCountOf(
  raw: PlainObject,
  repository: Repository,
  findings: Findings,
): number | null {
  const stored = objectOf(own(raw, 'safetensors'));
  const total = countAt(own(stored, 'total'), 'safetensors.total', findings);
  const counts = typesIn(own(stored, 'parameters'), findings);
  const count = new ParameterCount(raw, repository, findings);
  const found = counts === null ? count.ofTotal(total) : count.ofTypes(counts, total);
  const ofFile = () => countAt(own(objectOf(own(raw, 'gguf')), 'total'), 'gguf.total', findings);
  return someOf(found) ?? someOf(ofFile());
}

/** No model has no weights: 0 stands for a number that was not counted. */
const someOf = (count: number | null): number | null => (count === 0 ? null : count);

function typesIn(parameters: Plain, findings: Findings): Counts | null {
  if (parameters === null) return null;
  const entries = Object.entries(objectOf(parameters));
  const counts = entries.flatMap(([type, value]): [string, number][] => {
    const count = countIn(value);
    return count === null ? [] : [[type.toUpperCase(), count]];
  });
  if (counts.length > 0 && counts.length === entries.length) return new Map(counts);
  findings.ignore('safetensors.parameters', withFound('are no counts of types', quoted(parameters)));
  return null;
}

class ParameterCount {
  private readonly packing: Packing;

  constructor(
    private readonly raw: PlainObject,
    private readonly repository: Repository,
    private readonly findings: Findings,
  ) {
    this.packing = packingOf(objectOf(own(raw, 'config')), repository);
  }

  ofTypes(counts: Counts, total: number | null): number | null {
    const weights = new Map([...counts].filter(([type]) => !SCALE_TYPES.has(type)));
    const listed = sum(weights.values());
    const packed = [...weights].filter(([type]) => bitsOfContainer(type) !== null);
    const integers = sum(packed.map(([, count]) => count));
    const isPlain = integers <= BUFFER_SHARE * listed || this.packing.isAdapter;
    if (isPlain) return this.beside(total, sum(counts.values()), listed);
    const unpacked = this.unpacked(weights);
    if (unpacked !== null) return this.oneOf(counts, { listed, unpacked, total });
    const types = packed.map(([type]) => type).join(', ');
    this.findings.ignore(
      'safetensors.parameters',
      withFound('hold an unknown number of weights each', types),
    );
    return null;
  }

  /** A count without types is of weights, unless the form of the weights makes that doubtful. */
  ofTotal(total: number | null): number | null {
    if (total === null) return null;
    const reason = this.doubtAbout(total);
    if (reason !== null) this.findings.ignore('safetensors.total', withFound(reason, String(total)));
    return reason === null ? total : null;
  }

  private doubtAbout(total: number): string | null {
    const size = this.statedSize();
    const storage = storageOf(this.raw) ?? 0;
    if (size !== null && size >= OTHER_SIZE * total && storage > MAX_BYTES_OF_WEIGHT * total)
      return 'is far below the size of the model and of its files';
    if (this.packing.isAdapter || !this.packing.isDoubtful) return null;
    if (size !== null && isNear(size, total)) return null;
    const bitsOfWeight = Math.max(MAX_BITS_OF_WEIGHT, STORED_BITS * (this.packing.bits ?? 0));
    if (storage > 0 && storage * BITS_OF_BYTE <= total * bitsOfWeight) return null;
    return 'may count integers that hold several weights each';
  }

  private beside(total: number | null, all: number, listed: number): number {
    if (total !== null && total !== all && total !== listed)
      this.findings.ignore(
        'safetensors.total',
        withFound('is not the sum of the types', `${total}, not ${all}`),
      );
    return listed;
  }

  private unpacked(weights: Counts): number | null {
    const { bits, containers } = this.packing;
    const parts = [...weights].map(([type, count]) => {
      const room = bitsOfContainer(type);
      if (room === null) return count;
      return bits === null || !containers.has(type) ? null : count * Math.max(1, room / bits);
    });
    const known = parts.filter((part) => part !== null);
    return known.length < parts.length ? null : Math.round(sum(known));
  }

  /**
   * Since September 2025 the Hub counts weights in many packed types too, and total may be what the
   * author declared. What fits the storage, or the size in a name, tells which was counted.
   */
  private oneOf(
    counts: Counts,
    { listed, unpacked, total }: { listed: number; unpacked: number; total: number | null },
  ): number {
    if (total !== null && total > listed * ROUNDING && total <= unpacked * ROUNDING) return total;
    const all = sum(counts.values());
    const bytes = sum([...counts].map(([type, count]) => count * bytesOf(type)));
    const storage = storageOf(this.raw);
    const isOfWeights = storage !== null && storage * ROUNDING < bytes;
    this.beside(total, all, listed);
    if (isOfWeights) return listed;
    const size = this.statedSize();
    return size !== null && isNear(size, listed) && !isNear(size, unpacked) ? listed : unpacked;
  }

  /** The size that the name states, or else that of a base. */
  private statedSize(): number | null {
    const { name, bases } = this.repository;
    const own = sizesIn(name);
    const sizes = own.length > 0 ? own : bases.flatMap(sizesIn);
    return sizes.length === 0 ? null : Math.max(...sizes);
  }
}

const isNear = (one: number, other: number): boolean =>
  Math.max(one, other) <= SAME_SIZE * Math.min(one, other);

/** Types are named by their bits: `F8_E4M3`, `BF16`. */
const bytesOf = (type: string): number => Number(/\d+/.exec(type)?.[0] ?? BITS_OF_BYTE) / BITS_OF_BYTE;

function packingOf(
  config: PlainObject,
  { name: written, tags: tagged, libraries: named }: Repository,
): Packing {
  const stated = quantizationOf(config);
  const [name, tags, libraries] = [wordsOfName(written), plainWords(tagged), plainWords(named)];
  const method = plainWords(stated?.method === null || stated === null ? [] : [stated.method]);
  const said = new Set([...name, ...tags, ...libraries, ...method]);
  const forms = formsIn(said);
  const defined = formsIn(method)
    .concat(forms)
    .flatMap(({ bits }) => bits ?? []);
  const usual = forms.flatMap(({ usualBits }) => usualBits ?? []);
  const candidates = [stated?.bits ?? [], defined, bitsIn(said), usual].map((bits) => [...new Set(bits)]);
  const [bits = null, ...others] = candidates.find((found) => found.length > 0) ?? [];
  const packs = forms.some(({ counts }) => counts === 'containers');
  const isOfWeights = forms.some(({ counts }) => counts === 'weights') && !packs;
  return {
    bits: others.length > 0 ? null : bits,
    containers: new Set(forms.flatMap(({ containers }) => containers)),
    isDoubtful: bits === null ? forms.length > 0 && !isOfWeights && !isFullPrecision(said) : !isOfWeights,
    isAdapter: isAdapter({ name, tags, libraries }),
  };
}

/** Bytes that a repository takes at most: those of its safetensors where each is known, or all. */
function storageOf(raw: PlainObject): number | null {
  const files = itemsIn(own(raw, 'siblings'))
    .filter(isPlainObject)
    .filter((file) => /\.safetensors$/i.test(textOf(own(file, 'rfilename')) ?? ''));
  const sizes = files.flatMap(
    (file) => countIn(own(file, 'size') ?? own(objectOf(own(file, 'lfs')), 'size')) ?? [],
  );
  if (files.length > 0 && sizes.length === files.length) return sum(sizes);
  const used = countIn(own(raw, 'usedStorage'));
  return used === 0 ? null : used;
}
