import type { CounterState, CounterStep } from '../../../domain/counter/counter-progress';
import type { Language } from '../../../domain/shared/locale';

/** What the server says of a code, every two seconds. Instants in ISO 8601. */
export type FollowedCode = {
	state: CounterState;
	reached: CounterStep[];
	expiresAt: string;
	usedAt: string | null;
	doneAt: string | null;
	language: Language | null;
	replacedBy: string | null;
	elsewhere: { at: string; by: string | null } | null;
};

/** Whether nothing more is to come: the home was shown, and the phone takes notifications. */
export function isOver({ reached }: FollowedCode): boolean {
	return reached.includes('home') && reached.includes('notified');
}

/** Minutes and seconds as a watch shows them: `2:07`. */
export function watchOf(milliseconds: number): string {
	const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
