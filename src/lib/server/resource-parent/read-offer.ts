import { sql } from 'drizzle-orm';
import type { ContactWish } from '../../domain/resource-parent/agree-to-contact';
import { speaksTo } from '../../domain/resource-parent/match-helpers';
import type { GuardianActor } from '../../domain/shared/actor';
import type { Language } from '../../domain/shared/locale';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';

/** What a school's volunteers offer to a guardian, and what she answered. */
export type ContactOffer = {
	guardianId: string;
	school: string;
	/** What would be shown of her, spelled out before she agrees. */
	firstName: string;
	phone: string | null;
	/** Whether somebody speaks her language. */
	isInHerLanguage: boolean;
	/** What she agreed to; null: nothing. */
	agreed: {
		contactId: string;
		wish: ContactWish;
		/** Who takes care of her; null while nobody does. */
		helper: string | null;
	} | null;
};

/** The offers to who asks, a school a line; none where no resource parent is active. */
export async function readOffers(app: App, actor: GuardianActor): Promise<ContactOffer[]> {
	if (actor.isProvisional) return [];
	return app.db.transaction(actor, (tx) => offersTo(tx, actor.locale));
}

/** As `readOffers`, inside a transaction of the guardian. */
export async function offersTo(tx: Tx, locale: Language): Promise<ContactOffer[]> {
	const found = await rows<{
		guardianId: string;
		school: string;
		firstName: string;
		mobile: string | null;
		locales: Language[] | null;
		contactId: string | null;
		shownPhone: string | null;
		helper: string | null;
	}>(
		tx,
		sql`select g.id as "guardianId", s.name as school, g.first_name as "firstName", g.mobile,
				o.locales, c.id as "contactId", c.shown_phone as "shownPhone", w.first_name as helper
			from guardian g join school s on s.id = g.school_id
			left join app_offered_resource_parents() o on o.school_id = g.school_id
			left join resource_parent_contact c on c.guardian_id = g.id and c.withdrawn_at is null
			left join app_who_may_call() w on w.contact_id = c.id
			where g.left_at is null and (o.locales is not null or c.id is not null)
			order by s.name, g.id`
	);
	return found.map((row) => ({
		guardianId: row.guardianId,
		school: row.school,
		firstName: row.firstName,
		phone: row.mobile,
		isInHerLanguage: speaksTo({ locales: row.locales ?? [] }, locale),
		agreed: row.contactId
			? {
					contactId: row.contactId,
					wish: row.shownPhone ? 'call' : 'meet',
					helper: row.helper
				}
			: null
	}));
}
