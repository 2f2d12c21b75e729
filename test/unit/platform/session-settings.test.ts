import { startupOptions } from '../../../src/platform/database/session-settings';

describe('the settings of a connection', () => {
  it('are given to the server when the connection starts, blanks escaped', () => {
    const address = 'postgres://user@db.example:5432/catalog?sslmode=require';
    const { url, options } = startupOptions(address);
    expect(url).toBe(address);
    expect(options).toContain('-c DateStyle=ISO,MDY ');
    expect(options).toContain('-c default_transaction_isolation=read\\ committed');
  });

  it('come after those of the address, which is left without them', () => {
    const { url, options } = startupOptions(
      'postgres://user:p%40ss@db.example/catalog?options=-c%20search_path%3Dmodels%20-c%20datestyle%3Dgerman&sslmode=require',
    );
    expect(url).toBe('postgres://user:p%40ss@db.example/catalog?sslmode=require');
    expect(options).toMatch(/^-c search_path=models -c datestyle=german -c DateStyle=ISO,MDY /);
  });
});
