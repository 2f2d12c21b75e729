import { Principals } from '../../../src/access/token/principals';
import { ADMIN } from '../../../src/access/viewer';

const withToken = (adminToken: string | null): Principals =>
  new Principals({ adminToken, tokens: { findById: () => Promise.resolve(null) } });

describe('what is done for the administrator later', () => {
  it('is done for the token by which it was asked for, in every process that has it', async () => {
    const mark = await withToken('a token of 32 characters or more.').markOfAdmin();
    expect(mark).toMatch(/^[\da-f]{32}$/);
    expect(await withToken('a token of 32 characters or more.').find('admin', mark)).toEqual({
      viewer: ADMIN,
    });
  });

  it('is not done for another token, nor where none is known', async () => {
    const mark = await withToken('former').markOfAdmin();
    const present = withToken('present');
    for (const former of [mark, null])
      expect(await present.find('admin', former)).toEqual({ viewer: null, because: 'REPLACED' });
    const without = withToken(null);
    expect(await without.markOfAdmin()).toBeNull();
    expect(await without.find('admin', mark)).toEqual({ viewer: null, because: 'UNKNOWN' });
  });
});
