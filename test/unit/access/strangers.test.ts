import { Lane } from '../../../src/access/budget/work-queue';
import { liveBytes } from '../../support/heap';

const MIB = 1024 * 1024;

it('clients that come once each fill no memory while somebody else is at work', async () => {
  const lane = new Lane(8);
  lane.join('busy', 1_000);
  const come = async (number: number): Promise<void> => {
    const ticket = lane.join(`address:2001:db8:${number}::/64`, 1);
    await ticket.called;
    ticket.done();
  };
  for (let number = 0; number < 2_000; number += 1) await come(number);
  const before = liveBytes();
  for (let number = 2_000; number < 32_000; number += 1) await come(number);
  expect((liveBytes() - before) / MIB).toBeLessThan(2);
});
