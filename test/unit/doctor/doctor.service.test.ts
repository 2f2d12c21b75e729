import { DoctorService } from '../../../src/doctor';

it('goes on after a repair that fails, and says why it did', async () => {
  const finding = { severity: 'FAULT', advice: 'Mend it.', canBeFixed: true } as const;
  let isBroken = true;
  const stuck = { ...finding, check: 'stuck', text: 'One.' };
  const broken = { ...finding, check: 'broken', text: 'Two.' };
  const doctor = new DoctorService({
    first: [],
    others: [
      {
        name: 'stuck',
        find: () => Promise.resolve([stuck]),
        fix: () => Promise.reject(new Error('It is locked.')),
      },
      {
        name: 'broken',
        find: () => Promise.resolve(isBroken ? [broken] : []),
        fix: () => Promise.resolve(void (isBroken = false)),
      },
    ],
  });
  const { findings, fixed } = await doctor.examine({ fixes: true });
  expect(fixed).toEqual([broken]);
  expect(findings).toEqual([
    stuck,
    expect.objectContaining({ check: 'stuck', text: expect.stringContaining('It is locked.') as string }),
  ]);
});
