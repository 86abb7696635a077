import { eq } from 'drizzle-orm';
import { SYSTEM, type Role, type StaffActor } from '$lib/domain/shared/actor';
import type { App } from '$lib/server/app';
import { school } from '$lib/server/db/schema/directory';
import { findStaff, keepStaff } from '$lib/server/sign-in/keep-staff';
import { createStaffLink } from '$lib/server/sign-in/staff-link';
import { JULES_VERNE, TILLEULS } from './load-schools';

/** The people who work in the demo's schools. Nobody else bears these addresses. */
const PEOPLE: { name: string; email: string; role: Role; uais: string[] }[] = [
	{
		name: 'Claire Roux',
		email: 'claire.roux@exemple.fr',
		role: 'head',
		uais: [TILLEULS.uai]
	},
	{
		name: 'Malika Perrin',
		email: 'malika.perrin@exemple.fr',
		role: 'education-adviser',
		uais: [TILLEULS.uai]
	},
	{
		name: 'Nadia Fontaine',
		email: 'nadia.fontaine@exemple.fr',
		role: 'secretary',
		uais: [TILLEULS.uai]
	},
	{
		name: 'Sophie Bernard',
		email: 'sophie.bernard@exemple.fr',
		role: 'mediator',
		uais: [TILLEULS.uai, JULES_VERNE.uai]
	},
	{
		name: 'Jeanne Vasseur',
		email: 'jeanne.vasseur@exemple.fr',
		role: 'inspector',
		uais: [TILLEULS.uai]
	},
	{
		name: 'Hugo Lefèvre',
		email: 'hugo.lefevre@exemple.fr',
		role: 'administrator',
		uais: [TILLEULS.uai, JULES_VERNE.uai]
	}
];

/** A person of the demo and the address by which they come in. */
export interface StaffAddress {
	name: string;
	role: Role;
	link: string;
}

/** Gives the demo's people their roles. */
export async function nameStaff(app: App): Promise<void> {
	for (const { name, email, role, uais } of PEOPLE) {
		for (const uai of uais) await keepStaff(app, { name, email, role, uai });
	}
}

/** A fresh one-time link for each of them. */
export async function linkStaff(app: App): Promise<StaffAddress[]> {
	const addresses: StaffAddress[] = [];
	for (const { name, email, role } of PEOPLE) {
		const staffId = await findStaff(app, email);
		addresses.push({ name, role, link: await createStaffLink(app, staffId!) });
	}
	return addresses;
}

/** One of the demo's people at work in a school, for what the story makes them do. */
export async function atWork(app: App, role: Role, uai: string): Promise<StaffActor> {
	const person = PEOPLE.find((one) => one.role === role && one.uais.includes(uai))!;
	const staffId = await keepStaff(app, { ...person, uai });
	const [place] = await app.db.transaction(SYSTEM, (tx) =>
		tx.select({ id: school.id }).from(school).where(eq(school.uai, uai))
	);
	const { name } = person;
	return {
		kind: 'staff',
		staffId: staffId!,
		schoolId: place!.id,
		roles: [role],
		name,
		sessionId: '',
		locale: 'fr'
	};
}
