/** What a frame of a WebSocket is (RFC 6455, section 5.2): 1 is text, 0 goes on, 9 is a ping. */
export interface FrameOptions {
  readonly opcode?: number;
  /** Whether its message ends with it. */
  readonly isFinal?: boolean;
}

/** A frame as a client sends it, with a mask that changes nothing. */
export function frameOf(payload: string, { opcode = 1, isFinal = true }: FrameOptions = {}): Buffer {
  const { length } = payload;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = (isFinal ? 0x80 : 0) | opcode;
  if (length < 126) head[1] = 0x80 | length;
  else if (length < 65_536) {
    head[1] = 0x80 | 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 0x80 | 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([head, Buffer.alloc(4), Buffer.from(payload)]);
}
