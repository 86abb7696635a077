/** Whom something can be said to: divisions with their pupils, and pupils without a division. */
export type RecipientChoices = {
	divisions: { id: string; code: string; pupils: { id: string; name: string }[] }[];
	others: { id: string; name: string }[];
};
