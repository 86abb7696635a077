/**
 * The sentences of the commitment, in the order in which they are read: the values of the Republic and
 * laïcité (PRODUCT rule 11), confidentiality, the right to disconnect. `resource-parent:commitment.<key>`.
 */
export const COMMITMENT = [
	'values',
	'laicity',
	'equal',
	'secret',
	'danger',
	'ask',
	'limits',
	'disconnect',
	'free'
] as const;
