import { page } from '$app/state';
import {
	DEFAULT_STAFF_LOCALE,
	isStaffLocale,
	type StaffLocale
} from '$lib/domain/shared/staff-locale';

/** The language of the staff page being rendered: of its dates, lists and amounts too. */
export function staffLocale(): StaffLocale {
	return isStaffLocale(page.data.locale) ? page.data.locale : DEFAULT_STAFF_LOCALE;
}
