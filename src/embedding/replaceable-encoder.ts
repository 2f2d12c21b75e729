import type { EncodableFacts, Encoder, EncodingBlock } from './types';

/** The encoder that answers now, for work in several steps: vectors of two encoders must never be mixed. */
export const answeringEncoder = (encoder: Encoder): Encoder => encoder.inUse?.[0] ?? encoder;

/** An encoder that another can take the place of while the process runs, once everything is embedded by that one. */
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

  /** From now on what changes is embedded by the next encoder too; the present one goes on answering. */
  prepare(next: Encoder): void {
    this.coming = next;
  }

  /** The encoder that was prepared answers from now on. */
  adopt(): void {
    if (this.coming === null) return;
    this.answering = this.coming;
    this.coming = null;
  }

  /** Back to the encoder that was there at first: it answers, and no other is in use. */
  fallBack(): void {
    this.answering = this.first;
    this.coming = null;
  }
}
