/** What is wrong with a record or a part of it, completing "it ...". */
export type Fault = string | GroupedFault;

/** A fault whose message names what was found. */
interface GroupedFault {
  readonly message: string;
  /** The same for every record with this fault. */
  readonly reason: string;
}

/** @param found the value at fault, as people may see it */
export const withFound = (reason: string, found: string): GroupedFault => ({
  message: `${reason}: ${found}`,
  reason,
});

export const tooLong = (size: number, maxBytes: number): GroupedFault => ({
  message: `is ${size} bytes long; at most ${maxBytes} are read`,
  reason: `is longer than the ${maxBytes} bytes that are read`,
});

/** A fault with words before it that are the same for every record. */
export const prefixed = (words: string, fault: Fault): Fault =>
  typeof fault === 'string'
    ? `${words} ${fault}`
    : { message: `${words} ${fault.message}`, reason: `${words} ${fault.reason}` };

/** The part of a problem that a fault fills. */
export const faultFields = (fault: Fault): { message: string; reason?: string } =>
  typeof fault === 'string' ? { message: fault } : fault;
