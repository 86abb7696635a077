/** Why something about a resource parent is refused. Not found and not yours are the same. */
export type ResourceParentError = {
	code:
		| 'resource-parent.not-found'
		| 'resource-parent.not-allowed'
		/** Nobody validates a candidacy that he or she proposed, or validates it twice. */
		| 'resource-parent.own-candidacy'
		/** Somebody decided meanwhile: the candidacy is elsewhere. */
		| 'resource-parent.not-waiting'
		| 'resource-parent.undone-too-late'
		| 'resource-parent.already-ended'
		| 'resource-parent.already-proposed'
		| 'resource-parent.unknown-adviser'
		| 'resource-parent.unknown-family'
		/** The words changed since they were shown, or were never shown. */
		| 'resource-parent.other-words';
};

/** Why a family's agreement, or what becomes of it, is refused. */
export type ContactError = {
	code:
		| 'resource-parent.not-found'
		| 'resource-parent.not-allowed'
		| 'resource-parent.not-offered'
		| 'resource-parent.no-phone'
		| 'resource-parent.unknown-family'
		| 'resource-parent.already-done'
		| 'resource-parent.withdrawn';
};
