/** A flag of V8, and the first version of it, by its two leading numbers, that has it no longer. */
interface CompilerFlag {
  readonly flag: string;
  readonly goneIn: number;
}

/**
 * V8 compiles WebAssembly once, fast, and what is called often a second time, for speed. For PGlite
 * the second takes half a second of a core and more, all over the first second. Functions of the
 * program are compiled for speed when they have run for four times as long as usual, which leaves
 * those that matter, for 0.3 s of a core less. The budget is that of Node.js 20 (V8 11.3), where it
 * was measured; V8 12.4, of Node.js 22, does not know it, and complains.
 */
const FOR_A_MOMENT: readonly CompilerFlag[] = [
  { flag: '--liftoff-only', goneIn: Infinity },
  { flag: `--interrupt-budget=${4 * 66 * 1024}`, goneIn: 12 },
];

/**
 * The flags by which a process that ends soon takes less of a core.
 *
 * @param v8 the version of V8, as in `process.versions`
 */
export function flagsForAMoment(v8: string = process.versions.v8): string[] {
  const version = parseFloat(v8);
  return FOR_A_MOMENT.filter(({ goneIn }) => version < goneIn).map(({ flag }) => flag);
}
