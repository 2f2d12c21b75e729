/** What a response says of a part of a body. */
export interface Part {
  readonly status: 206 | 416;
  /** `Content-Range` */
  readonly header: string;
  readonly bytes: Buffer;
}

const ONE_RANGE = /^bytes=(\d*)-(\d*)$/;

/**
 * The part of a body that a header `Range` asks for. Null where it asks for none, or in a way that
 * may be passed over: then the whole is sent (RFC 9110, 14.2).
 */
export function rangeOf(header: string | undefined, body: Buffer): Part | null {
  const [, from = '', to = ''] = ONE_RANGE.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  const size = body.length;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return null;
  if (start >= size) return { status: 416, header: `bytes */${size}`, bytes: Buffer.alloc(0) };
  return { status: 206, header: `bytes ${start}-${end}/${size}`, bytes: body.subarray(start, end + 1) };
}
