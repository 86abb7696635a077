import { error } from '@sveltejs/kit';
import { qrPath } from '$lib/server/letter/qr-path';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { readDoor } from '$lib/server/workshop/read-door';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const door = await readDoor(locals.app, staffOf(locals), params.item);
	if (!door) error(404, 'not-found');
	const address = `${locals.app.config.origin}/ateliers/ici#${door.key}`;
	return { door: { id: door.id, content: door.content, qr: qrPath(address) } };
};
