import { z } from 'zod';
import type { AdaptationWayName } from '../../catalog';
import type { ProtocolName } from '../../transfer';
import type { Knowledge, KnownBase } from '../knowledge/knowledge';

/** What of a base has to fit the data, and what has to be replaced, as far as its facts tell. */
export interface Adaptation {
  /** What it takes in, such as `224x224 RGB`; null where no signature is known. */
  input: string | null;
  /** What becomes of its head; null where nothing is known of it. */
  head: string | null;
  /** Both in one line. */
  text: string;
}

interface Question {
  base: KnownBase;
  /** How many classes the target has; undefined where nobody said. */
  classes: number | undefined;
  protocol: ProtocolName;
  /** How the base comes to the task; null where that is not known. */
  way: AdaptationWayName | null;
  knowledge: Knowledge;
}

/** What to prepare before a base can be adapted; null where its facts say nothing of it. */
export function adaptationOf(question: Question): Adaptation | null {
  const input = inputOf(question.base);
  const head = question.protocol === 'ZERO_SHOT' ? null : headOf(question);
  const parts = [input, head].filter((part) => part !== null);
  return parts.length === 0 ? null : { input, head, text: parts.join('; ') };
}

/**
 * The parts of an MLflow signature that are read; a signature is a list of tensors, or a text that
 * holds one.
 */
const tensorsSchema = z.array(
  z.object({
    name: z.string().nullish(),
    'tensor-spec': z.object({ dtype: z.string(), shape: z.array(z.number()).max(16) }),
  }),
);
type Tensor = z.infer<typeof tensorsSchema>[number];

function tensorsOf(signature: unknown): Tensor[] {
  const parsed = tensorsSchema.safeParse(typeof signature === 'string' ? readJson(signature) : signature);
  return parsed.success ? parsed.data : [];
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const COLOURS: Readonly<Record<number, string>> = { 1: 'greyscale', 3: 'RGB', 4: 'RGBA' };

/**
 * `224x224 RGB` for an image in either layout, `up to 512 tokens` for a text; null for what is not
 * told apart.
 */
function inputOf({ inputSignature, inputModalities }: KnownBase): string | null {
  const tensors = tensorsOf(inputSignature);
  if (inputModalities.includes('IMAGE')) {
    const images = tensors.flatMap((tensor) => imageOf(tensor['tensor-spec'].shape) ?? []);
    if (images.length > 0) return images[0] ?? null;
  }
  if (inputModalities.includes('TEXT')) {
    const ids = tensors.find(({ name }) => /^(?:input_ids|tokens|input_word_ids)$/.test(name ?? ''));
    const length = ids?.['tensor-spec'].shape[1];
    if (length !== undefined && length > 0) return `up to ${length} tokens`;
  }
  return null;
}

/** Channels come first or last; -1 stands for any size. */
function imageOf(shape: readonly number[]): string | null {
  if (shape.length !== 4) return null;
  const [, one = 0, two = 0, three = 0] = shape;
  const [colour, height, width] =
    COLOURS[one] !== undefined ? [COLOURS[one], two, three] : [COLOURS[three], one, two];
  if (colour === undefined) return null;
  return height > 0 && width > 0 ? `${width}x${height} ${colour}` : `${colour} of any size`;
}

/** What is generated needs no head; of what is built into another model only the rest is used. */
function headOf({ base, classes, way, knowledge }: Question): string | null {
  if (way === 'GENERATIVE') return null;
  const own = ownClasses(base, knowledge);
  if (way === 'BACKBONE') return own === null ? null : `leave its head out (${own} classes)`;
  if (own !== null) {
    if (classes === undefined) return `replace the head: ${own} classes -> your own`;
    return `replace the head: ${own} -> ${classes} classes`;
  }
  if (classes === undefined || !isHeadless(base)) return null;
  return `add a head for ${classes} classes`;
}

/** Tasks in which a head tells classes apart. */
const CLASSES_TOLD_APART = /^(?!zero-shot).*-(?:classification|detection|segmentation)$/;

/**
 * How many classes its head tells apart: by its signature, else by the one labelled dataset that it
 * was fine-tuned on, else by the one that it was pretrained on.
 */
function ownClasses(base: KnownBase, { datasets }: Knowledge): number | null {
  if (!base.tasks.some((task) => CLASSES_TOLD_APART.test(task))) return null;
  const outputs = tensorsOf(base.outputSignature).filter(
    (tensor) => tensor['tensor-spec'].shape.length === 2,
  );
  const size = outputs.length === 1 ? (outputs[0]?.['tensor-spec'].shape[1] ?? 0) : 0;
  if (size > 1) return size;
  const { fineTuningDatasetIds: tuned, pretrainingDatasetIds: pretrained } = base;
  const [last, ...others] = tuned.length > 0 ? tuned : pretrained;
  if (last === undefined || others.length > 0) return null;
  return datasets.get(last)?.classes ?? null;
}

/** Tasks of models that give out features or words, not classes. */
const HEADLESS: ReadonlySet<string> = new Set([
  'feature-extraction',
  'image-feature-extraction',
  'fill-mask',
  'sentence-similarity',
]);

const isHeadless = ({ tasks }: KnownBase): boolean =>
  tasks.length > 0 && tasks.every((task) => HEADLESS.has(task));
