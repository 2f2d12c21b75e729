import { EventEmitter } from 'node:events';
import type { Waiting } from './exchange';

/** One of several operations of a connection; left when its client wants it no more. */
export class CarriedOperation extends EventEmitter implements Waiting {
  destroyed = false;

  leave(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.emit('close');
  }
}
