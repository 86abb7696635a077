import { createHash } from 'node:crypto';

/** The mark of contact details, SHA-256 in hex: new details, new count of reminders. */
export function contactMark(person: { mobile: string | null; email: string | null }): string {
	return createHash('sha256')
		.update(`${person.mobile ?? ''}\n${person.email?.toLowerCase() ?? ''}`)
		.digest('hex');
}
