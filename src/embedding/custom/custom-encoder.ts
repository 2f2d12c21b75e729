import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { TEXT_BLOCKS } from '../encoder';
import { Layout, STRUCTURED_BLOCKS } from '../layout';
import { loadLexicon, unit, type Lexicon } from '../lexicon';
import type { EncodableFacts, Encoder, EncodingBlock } from '../types';
import type { TextModel } from './text-model.tf';

/** Increase with any change by which the same model would give another vector. */
const REVISION = 1;
const VERSION_DIGITS = 16;
/** The share of all four blocks of words together: squared weights add up. */
const TEXT_WEIGHT = Math.hypot(...TEXT_BLOCKS.map(({ weight }) => weight));
const WORDS_IN_REFERENCE = 8;

export interface CustomEncoderParts {
  readonly model: TextModel;
  /** SHA-256 (hex) of the model's files. */
  readonly digest: string;
  /** The encoder that ships: the thresholds of similarity were chosen for it. */
  readonly shipped: Encoder;
}

/**
 * Replaces the blocks of words of the encoder that ships by a model of the user's own. Task,
 * modality and domain are encoded as before; the vector of the text has the weight of the four
 * blocks that it replaces.
 */
export async function createCustomEncoder(
  parts: CustomEncoderParts,
  lexicon = loadLexicon(),
): Promise<Encoder> {
  const { model, digest, shipped } = parts;
  const vectors = await model.encode(referenceTexts());
  const version = `custom-${REVISION}.${digest.slice(0, VERSION_DIGITS)}/${shipped.version}`;
  return new CustomEncoder(parts, {
    lexicon,
    version,
    centre: meanOf(vectors.map((vector) => unit(vector))),
  });
}

class CustomEncoder implements Encoder {
  readonly version: string;
  readonly dimensions: number;
  readonly blocks: readonly EncodingBlock[];
  readonly referenceEncoder: Encoder;
  private readonly layout: Layout;

  constructor(
    private readonly parts: CustomEncoderParts,
    private readonly rest: { lexicon: Lexicon; version: string; centre: Float32Array },
  ) {
    const names = TEXT_BLOCKS.flatMap((block) => block.names);
    const text = { names, size: parts.model.dimensions, weight: TEXT_WEIGHT };
    this.layout = new Layout([text, ...STRUCTURED_BLOCKS]);
    this.version = rest.version;
    this.dimensions = this.layout.dimensions;
    this.blocks = this.layout.blocks;
    this.referenceEncoder = parts.shipped;
  }

  async encode(facts: readonly EncodableFacts[]): Promise<Float32Array[]> {
    const texts = facts.map(textOf);
    const spoken = texts.filter((text) => text !== '');
    const encoded = spoken.length === 0 ? [] : await this.parts.model.encode(spoken);
    let next = 0;
    return facts.map((fact, place) => this.assemble(fact, texts[place] === '' ? undefined : encoded[next++]));
  }

  private assemble(facts: EncodableFacts, text: Float32Array | undefined): Float32Array {
    const vector = new Float32Array(this.dimensions);
    if (text !== undefined) vector.set(this.centred(text));
    this.layout.addStructuredFacts(vector, facts, this.rest.lexicon);
    return this.layout.weigh(vector);
  }

  /**
   * Vectors of sentences often point in similar directions. Without their common part (Mu &
   * Viswanath, All-but-the-Top, ICLR 2018), unrelated texts have cosines about 0, as the
   * recommender assumes.
   */
  private centred(vector: Float32Array): Float32Array {
    const { centre } = this.rest;
    return unit(vector).map((value, place) => value - (centre[place] ?? 0));
  }
}

/** The facts that are text; the path in the domain tree has a block of its own. */
function textOf({ text, aliases = [] }: EncodableFacts): string {
  return [text.trim(), aliases.join(', ')].filter((part) => part !== '').join('. ');
}

const CONCEPTS = z.record(z.string(), z.array(z.string()));

/** One text for each group of like words: what they share has nothing to do with any subject. */
function referenceTexts(): string[] {
  const file = path.join(__dirname, '..', 'data', 'concepts.json');
  const groups = CONCEPTS.parse(JSON.parse(readFileSync(file, 'utf8')));
  return Object.values(groups).map((words) => words.slice(0, WORDS_IN_REFERENCE).join(', '));
}

function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    vector.forEach((value, place) => (mean[place] = (mean[place] ?? 0) + value / vectors.length));
  }
  return mean;
}
