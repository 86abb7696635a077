/**
 * Keeps a form from leaving while somebody speaks into it: a recording is a file of the form only once
 * it has ended, and an answer sent before that would go without the voice. Pressing "send" ends the
 * recording instead; it is heard, then sent by another press.
 *
 * @param form heard before everything else that listens to it
 * @returns how to let go of the form
 */
export function holdWhileSpeaking(
	form: EventTarget,
	isSpeaking: () => boolean,
	end: () => void
): () => void {
	const hold = (event: Event) => {
		if (!isSpeaking()) return;
		event.preventDefault();
		event.stopImmediatePropagation();
		end();
	};
	form.addEventListener('submit', hold, { capture: true });
	return () => form.removeEventListener('submit', hold, { capture: true });
}
