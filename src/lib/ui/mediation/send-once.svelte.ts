/** What a form's action is given when it comes back (`SubmitFunction` of Kit). */
type Answered = { update: (how: { reset: boolean }) => Promise<void> };

/**
 * For `use:enhance`: values stay as typed whatever comes back, and a second tap sends nothing twice
 * where the button is disabled while it is sending.
 */
export function sendOnce() {
	let isSending = $state(false);
	return {
		get isSending() {
			return isSending;
		},
		send: () => {
			isSending = true;
			return async ({ update }: Answered) => {
				await update({ reset: false });
				isSending = false;
			};
		}
	};
}
