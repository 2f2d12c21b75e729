import { createHmac } from 'node:crypto';
import { roleStatements } from '../../../src/reporting/role-statements';
import { scramSecret } from '../../../src/reporting/scram-secret';

describe('what a server keeps of a password', () => {
  it('is what it proves by that it knows the password, as in the example of RFC 7677', () => {
    const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');
    const secret = scramSecret('pencil', salt);
    expect(secret).toMatch(
      /^SCRAM-SHA-256\$4096:W22ZaJ0SNY7soEsUEjb6gQ==\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$/,
    );
    const serverKey = Buffer.from(secret.split(':')[2]!, 'base64');
    const nonce = 'rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
    const said = `n=user,r=rOprNGfwEbeRWgbNEkqO,r=${nonce},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=${nonce}`;
    expect(createHmac('sha256', serverKey).update(said).digest('base64')).toBe(
      '6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
    );
  });

  it('has another salt each time', () => {
    expect(scramSecret('pencil')).not.toBe(scramSecret('pencil'));
  });
});

describe('the statements of a role', () => {
  const role = { name: `o'hare"s`, timeoutMs: 5_000, connections: 3 };
  const place = { database: 'mod"els', owner: 'me', roleIsThere: false };
  const views = { schema: 'reporting', secret: 'SCRAM' };

  it('quote what they name', () => {
    const statements = roleStatements(role, place, views);
    expect(statements[0]).toBe(`CREATE ROLE "o'hare""s" LOGIN CONNECTION LIMIT 3 PASSWORD 'SCRAM'`);
    expect(statements).toContain(
      `ALTER ROLE "o'hare""s" IN DATABASE "mod""els" SET statement_timeout = '5000ms'`,
    );
  });

  it('leave the password of a role that is there alone', () => {
    const [first] = roleStatements(role, { ...place, roleIsThere: true }, { ...views, secret: null });
    expect(first).toBe(`ALTER ROLE "o'hare""s" LOGIN CONNECTION LIMIT 3`);
  });
});
