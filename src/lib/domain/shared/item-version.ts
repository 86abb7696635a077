/** What a version does to an item: brings it, corrects it, takes it back. */
export const CHANGES = ['create', 'change', 'cancel'] as const;
export type Change = (typeof CHANGES)[number];

/** What a school says to families, by kind. */
export const ITEM_KINDS = ['absence', 'lateness', 'homework', 'message', 'workshop'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];
