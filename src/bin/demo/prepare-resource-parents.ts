import { eq } from 'drizzle-orm';
import type { Language } from '$lib/domain/shared/locale';
import { SYSTEM } from '$lib/domain/shared/actor';
import type { App } from '$lib/server/app';
import { resourceParent } from '$lib/server/db/schema/resource-parent';
import { agreeFaceToFace } from '$lib/server/resource-parent/agree-to-be-contacted';
import { assignContact } from '$lib/server/resource-parent/assign-contact';
import { commitmentWords } from '$lib/server/resource-parent/commitment-words';
import { decideResourceParent } from '$lib/server/resource-parent/decide-resource-parent';
import { giveWayIn } from '$lib/server/resource-parent/give-way-in';
import { proposeResourceParent } from '$lib/server/resource-parent/propose-resource-parent';
import { signOwnCommitment } from '$lib/server/resource-parent/sign-own-commitment';
import { atWork } from './demo-staff';
import { AMINA, MARTA, openGuardians } from './find-guardians';
import { TILLEULS } from './load-schools';

/** Volunteers who are not on the school's file, each a step further than the next. */
const CANDIDATES: { firstName: string; lastName: string; locales: Language[]; steps: number }[] = [
	{ firstName: 'Halima', lastName: 'Saïdi', locales: ['ar', 'fr'], steps: 3 },
	{ firstName: 'Elif', lastName: 'Aydın', locales: ['tr', 'fr'], steps: 1 },
	{ firstName: 'Oksana', lastName: 'Bondar', locales: ['uk', 'ru', 'fr'], steps: 0 }
];

/**
 * Three resource parents: one on a mission, with a family to call and another to be given, one who
 * waits for the inspector, one who waits for the head.
 */
export async function prepareResourceParents(app: App): Promise<void> {
	const mediator = await atWork(app, 'mediator', TILLEULS.uai);
	const head = await atWork(app, 'head', TILLEULS.uai);
	const inspector = await atWork(app, 'inspector', TILLEULS.uai);
	for (const { steps, ...person } of CANDIDATES) {
		const proposed = await proposeResourceParent(app, mediator, {
			...person,
			mobile: '+33639980310',
			availabilities: ['2-morning', '4-afternoon'],
			adviser: mediator.staffId,
			adviserPhone: '+33639980311'
		});
		if (!proposed.ok) throw new Error(proposed.error.code);
		const { id } = proposed.value;
		if (steps > 0) await decideResourceParent(app, head, id, 'yes');
		if (steps > 1) await decideResourceParent(app, inspector, id, 'yes');
		if (steps > 2) await startMission(app, id);
	}
}

/** She comes in once, signs in Arabic, and is given the first of two families. */
async function startMission(app: App, id: string): Promise<void> {
	const mediator = await atWork(app, 'mediator', TILLEULS.uai);
	await giveWayIn(app, mediator, id);
	const [her] = await app.db.transaction(SYSTEM, (tx) =>
		tx.select().from(resourceParent).where(eq(resourceParent.id, id))
	);
	const { staffId, schoolId, firstName: name } = her!;
	const actor = { kind: 'resource-parent', staffId: staffId!, schoolId, name } as const;
	const { hash } = commitmentWords('ar');
	await signOwnCommitment(app, { ...actor, sessionId: '', locale: 'ar' }, hash);
	const families = (await openGuardians(app, mediator)).filter(
		({ sourceId }) => sourceId !== AMINA && sourceId !== MARTA
	);
	const arabic = families.filter(({ locale }) => locale === 'ar');
	for (const [n, { id: guardianId }] of [...arabic, ...families].slice(0, 2).entries()) {
		const call = await agreeFaceToFace(app, mediator, { guardianId, wish: 'call' });
		const agreed = call.ok
			? call
			: await agreeFaceToFace(app, mediator, { guardianId, wish: 'meet' });
		if (!agreed.ok) throw new Error(agreed.error.code);
		if (n === 0) await assignContact(app, mediator, { contactId: agreed.value.contactId, to: id });
	}
}

/** A fresh one-time link for the resource parent on a mission; null when there is none. */
export async function linkResourceParent(app: App): Promise<{ name: string; link: string } | null> {
	const mediator = await atWork(app, 'mediator', TILLEULS.uai);
	const [her] = await app.db.transaction(mediator, (tx) =>
		tx.select().from(resourceParent).where(eq(resourceParent.state, 'active'))
	);
	const given = her ? await giveWayIn(app, mediator, her.id) : null;
	return her && given?.ok
		? { name: `${her.firstName} ${her.lastName}`, link: given.value.url }
		: null;
}
