import type { EncodableFacts, Encoder, EncodingBlock } from './types';

/**
 * The encoder in use now, for work in several steps: vectors of two encoders must never be mixed.
 */
export const answeringEncoder = (encoder: Encoder): Encoder => encoder.inUse?.[0] ?? encoder;

/**
 * An encoder that can be replaced by another while the process runs, once that one has embedded
 * everything.
 */
export class ReplaceableEncoder implements Encoder {
  private answering: Encoder;
  private coming: Encoder | null = null;

  constructor(private readonly first: Encoder) {
    this.answering = first;
  }

  get version(): string {
    return this.answering.version;
  }

  get dimensions(): number {
    return this.answering.dimensions;
  }

  get blocks(): readonly EncodingBlock[] {
    return this.answering.blocks;
  }

  get inUse(): readonly Encoder[] {
    return this.coming === null ? [this.answering] : [this.answering, this.coming];
  }

  encode(facts: readonly EncodableFacts[]): Promise<Float32Array[]> {
    return this.answering.encode(facts);
  }

  /** From now on changes are embedded by the next encoder too; the present one remains in use. */
  prepare(next: Encoder): void {
    this.coming = next;
  }

  /** Switches to the encoder that was prepared. */
  adopt(): void {
    if (this.coming === null) return;
    this.answering = this.coming;
    this.coming = null;
  }

  /** Switches back to the first encoder and drops any other. */
  fallBack(): void {
    this.answering = this.first;
    this.coming = null;
  }
}
