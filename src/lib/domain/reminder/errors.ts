/** Why reminders are refused. Not found and not yours are the same. */
export type ReminderError = {
	code:
		'reminder.not-allowed' | 'reminder.not-found' | 'reminder.undone-too-late' | 'reminder.nobody';
};
