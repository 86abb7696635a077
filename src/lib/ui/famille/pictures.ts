import type { AbsenceReason } from '$lib/domain/absence/absence-reason';
import type { PictogramName } from '../pictogram/pictogram';

/** The picture of each answer to an absence. "Other" shows what it does: the school calls. */
export const pictureOfReason: Record<AbsenceReason, PictogramName> = {
	ill: 'ill',
	'medical-appointment': 'doctor',
	family: 'family',
	transport: 'transport',
	other: 'call-me'
};
