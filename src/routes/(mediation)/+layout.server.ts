import { shippedLocaleOf } from '$lib/domain/shared/locale';
import { readStaffFrame } from '$lib/server/directory/read-staff-frame';
import { staffMessages } from '$lib/server/i18n/messages';
import type { LayoutServerLoad } from './$types';

/** The words of the back-office and, once signed in, who works for which school. */
export const load: LayoutServerLoad = async ({ locals: { app, actor, locale } }) => ({
	locale,
	messages: staffMessages(shippedLocaleOf(locale)),
	frame: actor?.kind === 'staff' ? await readStaffFrame(app, actor) : null
});
