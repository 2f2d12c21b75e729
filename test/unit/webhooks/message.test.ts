import type { CatalogChange } from '../../../src/catalog';
import { messageOfChanges, portionOf, signed, testMessage } from '../../../src/webhooks/sending/message';
import { isSignedWith } from '../../support/webhooks';

const AT = new Date('2026-01-31T12:00:00.000Z');
const change = (sequence: number, slug = 'a/b'): CatalogChange => ({
  ...{ sequence, slug, operation: 'CREATED', entityType: 'Model', entityId: 7, occurredAt: AT },
});
const changes = (count: number, slug?: string) =>
  Array.from({ length: count }, (_, place) => change(10 + place, slug));

describe('a portion', () => {
  it('tells a range to its end where all of it fits', () => {
    expect(portionOf(changes(3), 50)).toEqual({ changes: changes(3), upTo: 50 });
    expect(portionOf([], 50)).toEqual({ changes: [], upTo: 50 });
  });

  it('ends at its last change where there may be more', () => {
    expect(portionOf(changes(100), 500)).toMatchObject({ upTo: 109 });
  });

  it('is bounded by its characters, too, and holds one change at least', () => {
    const long = changes(100, 'x'.repeat(10_000));
    const { changes: taken, upTo } = portionOf(long, 500);
    expect(taken.length).toBeGreaterThan(3);
    expect(taken.length).toBeLessThan(7);
    expect(upTo).toBe(taken.at(-1)?.sequence);
    expect(portionOf([change(1, 'x'.repeat(100_000)), change(2)], 9)).toMatchObject({ upTo: 1 });
    expect(portionOf([change(1, 'x'.repeat(100_000))], 9)).toMatchObject({ upTo: 9 });
  });
});

describe('a signed message', () => {
  const at = new Date();
  const [one, other] = ['a', 'b'].map((letter) => `whsec_${Buffer.alloc(32, letter).toString('base64')}`);
  const message = messageOfChanges(5, AT, { changes: changes(1, 'größe/模型'), upTo: 10 });

  it('is verified by each of its secrets and by no other', () => {
    const request = signed(message, { messageId: 'msg_1', secrets: [one!, other!], at });
    expect(isSignedWith(one!, request)).toBe(true);
    expect(isSignedWith(other!, request)).toBe(true);
    expect(isSignedWith(`whsec_${Buffer.alloc(32, 'c').toString('base64')}`, request)).toBe(false);
  });

  it('is not verified late, nor with another id', () => {
    const late = { now: () => at.getTime() + 6 * 60_000 };
    const request = signed(message, { messageId: 'msg_1', secrets: [one!], at });
    expect(isSignedWith(one!, request, late)).toBe(false);
    const headers = { ...request.headers, 'webhook-id': 'msg_2' };
    expect(isSignedWith(one!, { ...request, headers })).toBe(false);
  });

  it('is in the shape of Standard Webhooks', () => {
    expect(JSON.parse(signed(message, { messageId: 'm', secrets: [], at }).body)).toEqual({
      type: 'catalog.changed',
      timestamp: '2026-01-31T12:00:00.000Z',
      data: {
        webhook: Buffer.from('Webhook:5').toString('base64url'),
        upTo: 10,
        changes: [
          {
            ...{ sequence: 10, operation: 'CREATED', entityType: 'Model', slug: 'größe/模型' },
            entityId: Buffer.from('Model:7').toString('base64url'),
            occurredAt: '2026-01-31T12:00:00.000Z',
          },
        ],
      },
    });
    expect(testMessage(5, AT)).toMatchObject({ type: 'webhook.test', timestamp: AT });
  });
});
