import { setTimeout as wait } from 'node:timers/promises';

/** Waits for what happens without being told. */
export async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await wait(5);
}

/** A figure of `/metrics`, by its name with its labels; NaN where there is none. */
export async function figure({ url }: { readonly url: string }, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return line === undefined ? NaN : Number(line.slice(name.length + 1));
}
