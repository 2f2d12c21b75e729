import fc from 'fast-check';
import { MessageFrames } from '../../../src/app/http/message-frames';
import { frameOf } from '../../support/socket-frame';

const taking = (...chunks: Buffer[]): MessageFrames => {
  const frames = new MessageFrames();
  for (const chunk of chunks) frames.take(chunk);
  return frames;
};

it.each([0, 1, 125, 126, 65_535, 65_536, 200_000])('sees the end of a message of %d bytes', (length) => {
  const frame = frameOf('x'.repeat(length));
  expect(taking(frame)).toMatchObject({ isUnfinished: false, ended: 1, bytes: 0 });
  expect(taking(frame.subarray(0, 1)).isUnfinished).toBe(true);
  expect(taking(frame.subarray(0, -1)).isUnfinished).toBe(true);
});

it('sees no end in a message of which a frame is to come, whatever stands between', () => {
  const ping = frameOf('there?', { opcode: 9 });
  const frames = taking(frameOf('one', { isFinal: false }), ping, frameOf('', { opcode: 0, isFinal: false }));
  expect(frames).toMatchObject({ isUnfinished: true, ended: 0 });
  frames.take(frameOf('two', { opcode: 0 }));
  expect(frames).toMatchObject({ isUnfinished: false, ended: 1 });
  frames.take(ping);
  expect(frames).toMatchObject({ isUnfinished: false, ended: 2 });
});

it('sees the same in whatever pieces it arrives', () => {
  const message = fc.array(fc.nat({ max: 300 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.array(message, { maxLength: 5 }),
      fc.infiniteStream(fc.integer({ min: 1, max: 90 })),
      (messages, sizes) => {
        const all = Buffer.concat(
          messages.flatMap((parts) =>
            parts.map((length, place) =>
              frameOf('x'.repeat(length), {
                opcode: place === 0 ? 1 : 0,
                isFinal: place === parts.length - 1,
              }),
            ),
          ),
        );
        const frames = new MessageFrames();
        for (let at = 0; at < all.length;) {
          const size = Number(sizes.next().value);
          frames.take(all.subarray(at, at + size));
          at += size;
          if (at < all.length && frames.ended === messages.length) throw new Error('ended too early');
        }
        expect(frames).toMatchObject({ isUnfinished: false, ended: messages.length });
      },
    ),
  );
});
