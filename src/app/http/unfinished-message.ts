import type { Duplex } from 'node:stream';
import type { HeldBytes } from '../../access';
import { MessageFrames } from './message-frames';

export interface UnfinishedOptions {
  /** How long a message may take from its first byte to its last, in milliseconds. */
  readonly longestMs: number;
  readonly held: HeldBytes;
  /** Whether this server has stopped reading, so that nothing can end. */
  readonly isPaused: () => boolean;
  readonly onLate: () => void;
  /** Where all that has not ended takes too much memory. */
  readonly onTooMuch: () => void;
}

/**
 * Watches what arrives over a WebSocket: a message that does not end takes memory for as long as
 * its connection lasts.
 *
 * @param socket the connection below, which `ws` reads already
 */
export function watchUnfinished(socket: Duplex, options: UnfinishedOptions): void {
  const { longestMs, held, isPaused, onLate, onTooMuch } = options;
  const frames = new MessageFrames();
  let timer: NodeJS.Timeout | undefined;
  let timed = 0;
  const late = (): void => {
    if (isPaused()) timer = setTimeout(late, longestMs);
    else onLate();
  };
  const heard = (chunk: Buffer): void => {
    frames.take(chunk);
    if (!held.set(frames.bytes)) {
      socket.off('data', heard);
      return onTooMuch();
    }
    if (timer !== undefined && frames.isUnfinished && timed === frames.ended) return;
    clearTimeout(timer);
    timed = frames.ended;
    timer = frames.isUnfinished ? setTimeout(late, longestMs) : undefined;
  };
  const over = (): void => {
    socket.off('data', heard);
    clearTimeout(timer);
    held.set(0);
  };
  socket.on('data', heard).once('close', over);
}
