import { growthOf, type Measured } from '../../support/fuzz/growth';
import { liveBytes } from '../../support/heap';

const CASES = 20_000;
const MIB = 1024 * 1024;

/** What is alive while each case keeps as many bytes, of so many cases at most. */
function measure(bytes: number, kept: number): Measured[] {
  const held: string[] = [];
  const measured: Measured[] = [];
  for (let cases = 1; cases <= CASES; cases += 1) {
    held[cases % kept] = Buffer.alloc(bytes, 'x').toString('latin1');
    if (cases % (CASES / 40) === 0) measured.push({ cases, bytes: liveBytes() });
  }
  return measured;
}

it('finds that each case leaves something behind', () => {
  const { rise, bytesPerCase } = growthOf(measure(2_000, CASES + 1));
  expect(rise / MIB).toBeGreaterThan(15);
  expect(bytesPerCase).toBeGreaterThan(1_800);
});

it('does not take a cache that fills for growth', () => {
  expect(growthOf(measure(2_000, CASES / 4)).rise / MIB).toBeLessThan(4);
});
