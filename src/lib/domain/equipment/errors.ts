/** Why something about equipment was not done. */
export type EquipmentError = {
	code:
		| 'equipment.not-allowed'
		| 'equipment.not-found'
		| 'equipment.unknown-family'
		| 'equipment.unknown-answer'
		| 'equipment.nothing-answered'
		/** Two things of a school have different labels. */
		| 'equipment.label-taken'
		| 'equipment.already-lent'
		| 'equipment.not-lendable'
		| 'equipment.retired'
		| 'equipment.lent-out'
		| 'equipment.due-before-lent'
		| 'equipment.due-too-far'
		| 'equipment.already-returned'
		| 'equipment.loan-undone'
		| 'equipment.not-later'
		| 'equipment.lent-since';
};
