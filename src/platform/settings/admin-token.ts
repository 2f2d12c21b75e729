/** Of hexadecimal digits, 128 bits: nobody tries that many. */
const LEAST_CHARACTERS = 32;

/** What is unwise about a setting, and what to do about it; a sentence each. */
export interface Unwise {
  readonly text: string;
  readonly advice: string;
}

/** Whether the token of the first administrator could be guessed; null when it could not. */
export const weaknessOf = (adminToken: string | null): Unwise | null =>
  adminToken === null || adminToken.length >= LEAST_CHARACTERS
    ? null
    : {
        text: `ROOTSTOCK_ADMIN_TOKEN has fewer than ${LEAST_CHARACTERS} characters.`,
        advice: 'Take what "openssl rand -hex 32" prints.',
      };
