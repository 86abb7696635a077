/** The pages of the place « Langues », in their order: address, and key of the word on the tab. */
export const LANGUAGE_TABS: readonly { href: string; key: string }[] = [
	{ href: '/mediation/langues', key: 'mediation-langues:tabs.translations' },
	{ href: '/mediation/langues/glossaire', key: 'mediation-langues:tabs.glossary' },
	{ href: '/mediation/langues/phrases', key: 'mediation-phrases:title' },
	{ href: '/mediation/langues/voix', key: 'mediation-voix:title' }
];
