import type { Places } from './places';

/** Memory that one connection takes for what has not ended. */
export class HeldBytes {
  private bytes = 0;

  /** @param places a place is a byte */
  constructor(
    private readonly places: Places,
    private readonly client: string,
    private readonly onRefusal: () => void,
  ) {}

  /**
   * Takes as much as is needed now in place of what was taken before; 0 gives all back.
   *
   * @returns false where there is no room for it: nothing has changed then
   */
  set(bytes: number): boolean {
    const more = bytes - this.bytes;
    if (more > 0 && !this.places.hasRoomFor(this.client, more)) {
      this.onRefusal();
      return false;
    }
    if (more > 0) this.places.take(this.client, more);
    else if (more < 0) this.places.giveBack(this.client, -more);
    this.bytes = bytes;
    return true;
  }
}
