import { flagsForAMoment } from '../../../src/platform/database/compiler-flags';

it('names to each V8 only flags that it has', () => {
  const named = (v8: string) => flagsForAMoment(v8).map((flag) => flag.split('=')[0]);
  expect(named('11.3.244.8-node.33')).toEqual(['--liftoff-only', '--interrupt-budget']);
  for (const later of ['12.4.254.21-node.33', '13.6.233.10-node.28', '14.2.1'])
    expect(named(later)).toEqual(['--liftoff-only']);
});
