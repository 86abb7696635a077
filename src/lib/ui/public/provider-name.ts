import type { FamilyProvider } from '$lib/domain/sign-in/identity-provider';

/** Names that are the same in every language. */
export const PROVIDER_NAMES: Readonly<Record<FamilyProvider, string>> = {
	educonnect: 'EduConnect',
	franceconnect: 'FranceConnect'
};
