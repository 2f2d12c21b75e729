import { Command } from 'commander';
import { loadApp } from './load-later';
import type { Shell } from './shell';

interface DoctorFlags {
  fix?: true;
  json?: true;
}

/** `rootstock doctor`: looks whether the catalogue is as it should be. */
export const doctorCommand = (shell: Shell): Command =>
  new Command('doctor')
    .description('look for faults that no constraint can prevent, and mend them')
    .option('--fix', 'mend what can be mended')
    .option('--json', 'print the findings as JSON')
    .addHelpText(
      'after',
      `
Looks at settings, disk, migrations, what they made (tables, views, indexes, guards, functions), sequences, merges, redirects, lineage, the feed, and whether what is derived
is what follows from the facts. Without --fix nothing is written, and nobody is held up. Backing up before --fix is wise.

Examples:
  rootstock doctor
  rootstock doctor --fix --json

Exit codes: 0 no fault is left, 1 there are faults, 2 bad usage.`,
    )
    .action(async ({ fix, json }: DoctorFlags) => {
      const fixes = fix === true;
      const { doctor, close } = await loadApp().openDoctor(shell.config(), shell.log(), { fixes });
      try {
        const report = await doctor.examine({ fixes });
        const { checks, findings, fixed } = report;
        const faults = findings.filter(({ severity }) => severity === 'FAULT');
        if (json === true) shell.print(JSON.stringify(report, null, 2));
        else {
          for (const { text } of fixed) shell.print(`FIXED   ${text}`);
          for (const { severity, text, advice } of findings)
            shell.print(`${severity.padEnd(7)} ${text} ${advice}`);
          shell.print(`${checks} checks: ${faults.length} faults, ${fixed.length} mended.`);
        }
        if (faults.length > 0) shell.exitWith(1);
      } finally {
        await close();
      }
    });
