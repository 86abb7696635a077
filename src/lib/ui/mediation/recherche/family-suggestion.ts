/** A family as the search suggests it. */
export type FamilySuggestion = {
	guardianId: string;
	firstName: string;
	lastName: string;
	/** E.164, or none. */
	mobile: string | null;
	isConnected: boolean;
	children: { firstName: string; lastName: string; division: string | null }[];
};
