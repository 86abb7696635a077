import { and, eq, isNull, sql } from 'drizzle-orm';
import {
	agreeToContact,
	type ContactWish,
	type Shown
} from '../../domain/resource-parent/agree-to-contact';
import type { ContactError } from '../../domain/resource-parent/errors';
import { canPropose } from '../../domain/resource-parent/resource-parent.policy';
import type { GuardianActor, StaffActor } from '../../domain/shared/actor';
import type { Language } from '../../domain/shared/locale';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { guardian } from '../db/schema/directory';
import { resourceParent, resourceParentContact } from '../db/schema/resource-parent';
import { journal } from '../db/schema/staff';
import { offersTo } from './read-offer';

type Agreed = Result<{ contactId: string; name: string }, ContactError>;

/**
 * A guardian agrees, in the product, to be contacted by a resource parent. Agreeing again changes how.
 *
 * Refusals: `unknown-family` (not hers), `not-offered`, `no-phone`.
 */
export async function agreeToBeContacted(
	app: App,
	actor: GuardianActor,
	input: { guardianId: string; wish: ContactWish }
): Promise<Agreed> {
	if (actor.isProvisional) return refuse({ code: 'resource-parent.not-offered' });
	return app.db.transaction(actor, async (tx) => {
		const offers = await offersTo(tx, actor.locale);
		const offer = offers.find(({ guardianId }) => guardianId === input.guardianId);
		const [her] = offer
			? await tx.select().from(guardian).where(eq(guardian.id, input.guardianId))
			: [];
		if (!her) return refuse({ code: 'resource-parent.unknown-family' });
		const shown = agreeToContact({ ...her, locale: actor.locale }, input.wish, true);
		if (!shown.ok) return shown;
		const contactId = await keep(app, tx, her, shown.value, null);
		await tx.insert(journal).values({
			at: app.clock.now(),
			schoolId: her.schoolId,
			accountId: actor.accountId,
			action: 'resource-parent.contact-agreed',
			subject: contactId,
			details: { wish: input.wish }
		});
		return ok({ contactId, name: her.firstName });
	});
}

/**
 * Staff enter what a family said face to face: who asked, and when, is kept with it.
 *
 * Refusals: `not-allowed`, `unknown-family`, `not-offered`, `no-phone`.
 */
export async function agreeFaceToFace(
	app: App,
	actor: StaffActor,
	input: { guardianId: string; wish: ContactWish }
): Promise<Agreed> {
	if (!canPropose(actor)) return refuse({ code: 'resource-parent.not-allowed' });
	const { schoolId, staffId } = actor;
	return app.db.transaction(actor, async (tx) => {
		const [her] = await rows<Her & { locale: Language | null }>(
			tx,
			sql`select g.id, g.school_id as "schoolId", g.first_name as "firstName", g.mobile,
					coalesce(a.locale, g.letter_locale) as locale
				from guardian g left join account a on a.id = g.account_id
				where g.id = ${input.guardianId}::uuid and g.school_id = ${schoolId} and g.left_at is null`
		);
		if (!her) return refuse({ code: 'resource-parent.unknown-family' });
		const active = await tx
			.select({ id: resourceParent.id })
			.from(resourceParent)
			.where(and(eq(resourceParent.schoolId, schoolId), eq(resourceParent.state, 'active')))
			.limit(1);
		const family = { ...her, locale: her.locale ?? 'fr' };
		const shown = agreeToContact(family, input.wish, active.length > 0);
		if (!shown.ok) return shown;
		const contactId = await keep(app, tx, her, shown.value, staffId);
		await tx.insert(journal).values({
			at: app.clock.now(),
			schoolId,
			staffId,
			action: 'resource-parent.contact-agreed',
			subject: contactId,
			details: { wish: input.wish }
		});
		return ok({ contactId, name: her.firstName });
	});
}

type Her = { id: string; schoolId: string; firstName: string; mobile: string | null };

/** One standing agreement a guardian (unique index): said again, it says how now. */
async function keep(
	app: App,
	tx: Tx,
	her: Pick<Her, 'id' | 'schoolId'>,
	shown: Shown,
	agreedWith: string | null
): Promise<string> {
	const made = { schoolId: her.schoolId, guardianId: her.id, ...shown, agreedWith };
	const [inserted] = await tx
		.insert(resourceParentContact)
		.values({ ...made, agreedAt: app.clock.now() })
		.onConflictDoNothing()
		.returning({ id: resourceParentContact.id });
	if (inserted) return inserted.id;
	const [changed] = await tx
		.update(resourceParentContact)
		.set(shown)
		.where(
			and(eq(resourceParentContact.guardianId, her.id), isNull(resourceParentContact.withdrawnAt))
		)
		.returning({ id: resourceParentContact.id });
	return changed!.id;
}
