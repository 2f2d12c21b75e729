import fc from 'fast-check';
import { Places } from '../../../src/access/budget/places';

const fill = (places: Places, client: string): number => {
  let taken = 0;
  for (; places.hasRoomFor(client); taken += 1) places.take(client);
  return taken;
};

describe('places that clients share', () => {
  it('go to one client by half, to two by a third each', () => {
    expect(fill(new Places({ total: 100, perClient: 100 }), 'a')).toBe(50);
    const shared = new Places({ total: 99, perClient: 99 });
    for (let round = 0; round < 99; round += 1) {
      for (const client of ['a', 'b']) if (shared.hasRoomFor(client)) shared.take(client);
    }
    expect(shared.inUse).toBe(66);
  });

  it('have a bound for each client', () => {
    expect(fill(new Places({ total: 100, perClient: 3 }), 'a')).toBe(3);
  });

  it('can be taken several at once, by the same rule', () => {
    const [one, several] = [0, 1].map(() => new Places({ total: 100, perClient: 100 }));
    for (let count = 0; count < 40; count += 1) one?.take('a');
    several?.take('a', 40);
    for (const places of [one, several]) {
      expect([10, 11].map((count) => places?.hasRoomFor('a', count))).toEqual([true, false]);
      expect([30, 31].map((count) => places?.hasRoomFor('b', count))).toEqual([true, false]);
    }
  });

  it('can be taken again when they were given back', () => {
    const places = new Places({ total: 2, perClient: 2 });
    expect(fill(places, 'a')).toBe(1);
    places.giveBack('a');
    expect(fill(places, 'a')).toBe(1);
  });

  it('never leave out somebody who has none because of somebody who has some', () => {
    const step = fc.record({ client: fc.integer({ min: 0, max: 4 }), gives: fc.boolean() });
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 40 }), fc.array(step, { maxLength: 300 }), (total, steps) => {
        const places = new Places({ total, perClient: total });
        const held = new Map<number, number>();
        for (const { client, gives } of steps) {
          const own = held.get(client) ?? 0;
          if (gives && own > 0) {
            places.giveBack(String(client));
            held.set(client, own - 1);
          } else if (!gives && places.hasRoomFor(String(client))) {
            places.take(String(client));
            held.set(client, own + 1);
          }
          expect(places.hasRoomFor('a newcomer')).toBe(true);
        }
      }),
    );
  });
});
