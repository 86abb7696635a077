import { error, redirect, type Cookies } from '@sveltejs/kit';
import type { ResourceParentActor } from '$lib/domain/shared/actor';
import { readOwnMission, type OwnMission } from '$lib/server/resource-parent/read-own-mission';
import { clearStaffCookie } from '$lib/server/sign-in/staff-session';

/** The resource parent whom the door let in (hooks.server.ts): a second lock. */
export function volunteerOf(locals: App.Locals): ResourceParentActor {
	if (locals.actor?.kind !== 'resource-parent') error(404, 'not-found');
	return locals.actor;
}

/** Her mission; a session that outlived it is over, and says thank you. */
export async function missionOf(event: {
	locals: App.Locals;
	cookies: Cookies;
}): Promise<OwnMission> {
	const mission = await readOwnMission(event.locals.app, volunteerOf(event.locals));
	if (mission) return mission;
	clearStaffCookie(event.cookies);
	redirect(303, '/parent-ressource/fin');
}

/** Her mission once she signed; the commitment comes first. */
export async function activeMissionOf(event: {
	locals: App.Locals;
	cookies: Cookies;
}): Promise<OwnMission> {
	const mission = await missionOf(event);
	if (mission.state !== 'active') redirect(303, '/parent-ressource/engagement');
	return mission;
}
