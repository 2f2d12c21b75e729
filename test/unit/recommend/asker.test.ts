import { anonymous } from '../../../src/access';
import { createLog } from '../../../src/platform/log';
import { askerOf } from '../../../src/recommend/receipt/asker';

const asking = (client?: string, id: string | null = null) =>
  askerOf({
    requestId: 'test',
    viewer: { ...anonymous('no-token'), id },
    log: createLog('silent'),
    loaders: {},
    signal: new AbortController().signal,
    ...(client !== undefined && { client }),
  });

describe('whose receipts are counted together', () => {
  it('are those of a principal, from wherever it asks', () => {
    expect(asking('token:ana', 'token:ana')).toEqual({ principal: 'token:ana', client: 'token:ana' });
  });

  it('are those of an address where nobody signed, which they do not tell', () => {
    const one = asking('address:192.0.2.1');
    expect(one).toEqual(asking('address:192.0.2.1'));
    expect(one.principal).toBeNull();
    expect(one.client).not.toBe(asking('address:192.0.2.2').client);
    expect(one.client).toMatch(/^anonymous \d{1,4}$/);
  });

  it('are in a bounded number of shares, however many strangers ask', () => {
    const shares = new Set(Array.from({ length: 50_000 }, (_, index) => asking(`address:${index}`).client));
    expect(shares.size).toBe(4096);
  });
});
