/** Where the length of a frame stands, and what it says where longer lengths follow. */
const LENGTH_AT = 1;
const LENGTH_BITS = 0x7f;
const IN_TWO_BYTES = 126;
const IN_EIGHT_BYTES = 127;
const MASK_BYTES = 4;
const FINAL_BIT = 0x80;
const CONTROL_BIT = 0x08;

/** How long the header is that begins so. */
function headerLength(header: readonly number[]): number {
  const [, second] = header;
  if (second === undefined) return LENGTH_AT + 1;
  const length = second & LENGTH_BITS;
  const longer = length === IN_TWO_BYTES ? 2 : length === IN_EIGHT_BYTES ? 8 : 0;
  const mask = (second & ~LENGTH_BITS) === 0 ? 0 : MASK_BYTES;
  return LENGTH_AT + 1 + longer + mask;
}

function payloadLength(header: readonly number[]): number {
  const length = (header[LENGTH_AT] ?? 0) & LENGTH_BITS;
  if (length < IN_TWO_BYTES) return length;
  const bytes = header.slice(LENGTH_AT + 1, LENGTH_AT + 1 + (length === IN_TWO_BYTES ? 2 : 8));
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

/**
 * Follows the frames that a client sends over a WebSocket (RFC 6455, section 5.2) as far as it
 * takes to know whether a message has begun and not ended, of which `ws` tells nothing.
 */
export class MessageFrames {
  /** How many messages, and control frames apart from them, have ended. */
  ended = 0;
  /** Bytes of the message that has not ended. */
  bytes = 0;
  private header: number[] = [];
  private left = 0;
  private isInMessage = false;

  /** Whether something has begun and not ended. */
  get isUnfinished(): boolean {
    return this.isInMessage || this.left > 0 || this.header.length > 0;
  }

  take(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length;) {
      if (this.left > 0) {
        const taken = Math.min(this.left, chunk.length - at);
        this.left -= taken;
        this.bytes += taken;
        at += taken;
      } else {
        this.header.push(chunk[at] ?? 0);
        at += 1;
        if (this.header.length < headerLength(this.header)) continue;
        this.left = payloadLength(this.header);
        if (!this.isControl) this.isInMessage = true;
      }
      if (this.left === 0) this.endFrame();
    }
  }

  private get isControl(): boolean {
    return ((this.header[0] ?? 0) & CONTROL_BIT) !== 0;
  }

  private endFrame(): void {
    const isFinal = ((this.header[0] ?? 0) & FINAL_BIT) !== 0;
    // A control frame may stand between the frames of a message, which it does not end.
    const isEnd = this.isControl ? !this.isInMessage : isFinal;
    this.header = [];
    if (!isEnd) return;
    this.isInMessage = false;
    this.bytes = 0;
    this.ended += 1;
  }
}
