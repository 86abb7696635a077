import { sql } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import {
	isLanguage,
	shippedLocaleOf,
	type Language,
	type Locale
} from '../../domain/shared/locale';
import type { App } from '../app';
import { rows } from '../db/client';

/** Whom a text is for, as an item has it: one pupil, one division, one guardian, or none for the school. */
export type TextAudience = {
	schoolId: string;
	pupilId?: string | null;
	divisionId?: string | null;
	guardianId?: string | null;
};

/** The languages that the guardians of an audience read: their account's, else their letters'. */
export async function audienceLanguages(
	app: App,
	{ schoolId, pupilId = null, divisionId = null, guardianId = null }: TextAudience
): Promise<Language[]> {
	const found = await app.db.transaction(SYSTEM, (tx) =>
		rows<{ locale: string }>(
			tx,
			sql`
			select distinct coalesce(a.locale, g.letter_locale) as locale
			from guardian g
			join guardianship l on l.guardian_id = g.id and l.has_access
			join pupil p on p.id = l.pupil_id and p.left_at is null
			left join account a on a.id = g.account_id
			where g.school_id = ${schoolId}::uuid and g.left_at is null
				and (${pupilId}::uuid is null or p.id = ${pupilId}::uuid)
				and (${divisionId}::uuid is null or p.division_id = ${divisionId}::uuid)
				and (${guardianId}::uuid is null or g.id = ${guardianId}::uuid)
				and coalesce(a.locale, g.letter_locale) is not null
			order by 1`
		)
	);
	return found.map(({ locale }) => locale).filter(isLanguage);
}

/** The languages into which a text has to be translated for them; simple French for those prepared. */
export async function audienceLocales(app: App, audience: TextAudience): Promise<Locale[]> {
	return [...new Set((await audienceLanguages(app, audience)).map(shippedLocaleOf))];
}
