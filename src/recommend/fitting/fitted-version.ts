/** Digits of a fit's digest that tell it apart. */
const FIT_DIGITS = 12;

/**
 * The recommender's version with that of the fit that its scorer stands on: a fitted scorer gives
 * other answers than the one that ships.
 */
export const withFit = (recommenderVersion: string, fitVersion: string | undefined): string =>
  fitVersion === undefined
    ? recommenderVersion
    : `${recommenderVersion}/fit-${fitVersion.slice(0, FIT_DIGITS)}`;

/**
 * Names what a scorer stands on while much evidence is weighed: the fit, without the results that
 * it does not know.
 */
export const partlyFitted = (fitVersion = ''): string => `part-${fitVersion}`;
