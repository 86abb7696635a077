/** A file as somebody handed it over. */
export type GivenFile = { name: string; bytes: Uint8Array };
