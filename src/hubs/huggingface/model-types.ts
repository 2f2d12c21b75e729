import modelTypes from './data/model-types.json';

const TYPES = new Set<string>(modelTypes.types);
/** Whether a word is a `model_type` of transformers. */
export const isModelType = (word: string): boolean => TYPES.has(word);

const TRANSFORMERS = 'transformers';
/** What the Hub writes before the type of a model: formats of files, and libraries. */
const BEFORE = new Set([
  TRANSFORMERS,
  'adapter-transformers',
  'coreml',
  'gguf',
  'jax',
  'keras',
  'mlx',
  'onnx',
  'openvino',
  'peft',
  'pytorch',
  'rust',
  'safetensors',
  'sentence-transformers',
  'tensorboard',
  'tf',
  'tflite',
  'transformers.js',
]);

/**
 * The `model_type` of a model's configuration, as its tags tell it: the Hub's listings carry no
 * configuration. The Hub writes the type behind formats and libraries; elsewhere an author may have
 * written the word for something else, so there it counts for transformers only, and only alone.
 */
export function modelTypeIn(tags: readonly string[], libraries: readonly string[]): string | null {
  const place = tags.findIndex((tag) => !BEFORE.has(tag) && !libraries.includes(tag));
  const written = place > 0 ? tags[place] : undefined;
  if (written !== undefined && TYPES.has(written)) return written;
  if (![...libraries, ...tags].includes(TRANSFORMERS)) return null;
  const [only = null, ...others] = new Set(tags.filter((tag) => TYPES.has(tag)));
  return others.length === 0 ? only : null;
}
