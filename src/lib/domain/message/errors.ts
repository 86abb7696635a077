/** Why something is not sent, or not taken back. Not found and not yours are the same. */
export type ComposeError = {
	code:
		| 'compose.not-allowed'
		| 'compose.not-found'
		/** The division or pupil is gone, or of another school. */
		| 'compose.unknown-recipient'
		| 'compose.already-taken-back'
		/** It was already announced as taken back: it would have to be written again. */
		| 'compose.too-late'
		/** What was recorded is gone, or somebody else's. */
		| 'compose.no-recording'
		/** It comes from the school's own program, which keeps it. */
		| 'compose.not-ours'
		| 'compose.no-calendar'
		/** What a ready sentence asks for would be past when families read it. */
		| 'ready.day-past'
		/** Only the head lets something through in a closed period. */
		| 'urgent.not-allowed'
		/** The school has stopped its sending: nothing passes that. */
		| 'urgent.stopped';
};

/** Why an answer to a message is refused. Not found and not yours are the same. */
export type AnswerError = {
	code: 'message.not-found' | 'message.taken-back' | 'message.empty-answer' | 'message.enough';
};
