/** A name that is the same in every language. */
export const FRANCECONNECT = 'FranceConnect';
