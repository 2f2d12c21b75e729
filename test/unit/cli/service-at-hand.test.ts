import { EventEmitter, once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { ServiceAtHand, type OwnService } from '../../../src/cli/service-at-hand';

const IDLE_MS = 20;
const WAITS = { idleMs: IDLE_MS, handoverMs: 500 };

/** A service that a test starts and stops, and what became of it. */
function aPlace({ running = null as string | null } = {}) {
  const told: string[] = [];
  const events = new EventEmitter();
  const place = {
    ...{ told, events },
    running,
    failing: false,
    held: false,
    isHeld: () => place.held,
    onBadEnd: (error: unknown) => void told.push(String(error)),
    stop: (): Promise<void> => Promise.resolve(),
    find: () => (place.running === null ? null : { url: place.running }),
    start: async (): Promise<OwnService> => {
      told.push('start');
      await wait(1);
      if (place.failing) throw new Error('The folder is in use.');
      return {
        url: 'own',
        stop: async () => {
          await wait(1);
          await place.stop();
          told.push('stopped');
          events.emit('stopped');
        },
      };
    },
  };
  return place;
}

const urlOf = (service: ServiceAtHand): Promise<string> => service.use((url) => Promise.resolve(url));

describe('the service at hand', () => {
  it('is the server that runs beside this process', async () => {
    const place = aPlace({ running: 'http://127.0.0.1:4000' });
    const service = new ServiceAtHand(place, WAITS);
    expect(await urlOf(service)).toBe('http://127.0.0.1:4000');
    await service.close();
    expect(place.told).toEqual([]);
  });

  it('is one of this process where none runs, one for all questions at once', async () => {
    const place = aPlace();
    const service = new ServiceAtHand(place, WAITS);
    expect(await Promise.all([urlOf(service), urlOf(service)])).toEqual(['own', 'own']);
    await service.close();
    expect(place.told).toEqual(['start', 'stopped']);
  });

  it('ends when nothing was asked for a while, and not while something is', async () => {
    const place = aPlace();
    const service = new ServiceAtHand(place, WAITS);
    await service.use(() => wait(3 * IDLE_MS));
    expect(place.told).toEqual(['start']);
    await once(place.events, 'stopped');
    place.running = 'another';
    expect(await urlOf(service)).toBe('another');
  });

  it('is not started again before it has ended', async () => {
    const place = aPlace();
    const service = new ServiceAtHand(place, WAITS);
    await urlOf(service);
    const closing = service.close();
    await Promise.all([urlOf(service), closing]);
    expect(place.told).toEqual(['start', 'stopped', 'start']);
    await service.close();
  });

  it('is tried again after it could not be started', async () => {
    const place = aPlace();
    place.failing = true;
    const service = new ServiceAtHand(place, WAITS);
    await expect(urlOf(service)).rejects.toThrow('in use');
    place.failing = false;
    expect(await urlOf(service)).toBe('own');
    await service.close();
  });

  it('is waited for while another process has the folder and does not answer yet', async () => {
    const place = aPlace();
    place.held = true;
    const service = new ServiceAtHand(place, WAITS);
    const asked = Promise.all([urlOf(service), urlOf(service)]);
    await wait(20);
    place.running = 'another';
    expect(await asked).toEqual(['another', 'another']);
    expect(place.told).toEqual([]);
  });

  it('is one of this process once another has let go of the folder, even in the middle of a start', async () => {
    const place = aPlace();
    place.failing = true;
    const { start } = place;
    // Another takes the folder after it was looked at.
    place.start = () => {
      place.held = true;
      return start();
    };
    const service = new ServiceAtHand(place, WAITS);
    const asked = Promise.all([urlOf(service), urlOf(service)]);
    await wait(20);
    Object.assign(place, { held: false, failing: false, start });
    expect(await asked).toEqual(['own', 'own']);
    expect(place.told).toEqual(['start', 'start']);
    await service.close();
  });

  it('is not waited for without end', async () => {
    const place = aPlace();
    place.held = true;
    const service = new ServiceAtHand(place, { ...WAITS, handoverMs: 20 });
    await expect(urlOf(service)).rejects.toThrow(/^Another process has the data folder/);
    expect(place.told).toEqual([]);
  });

  it('is there again after one that did not end well, which is told', async () => {
    const place = aPlace();
    place.stop = () => Promise.reject(new Error('The disk is full.'));
    const service = new ServiceAtHand(place, WAITS);
    await urlOf(service);
    await service.close();
    expect(place.told).toEqual(['start', 'Error: The disk is full.']);
    place.stop = () => Promise.resolve();
    expect(await urlOf(service)).toBe('own');
    await service.close();
  });
});
