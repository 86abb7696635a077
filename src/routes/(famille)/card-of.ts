import { error, type RequestEvent } from '@sveltejs/kit';
import type { HomeCard } from '$lib/domain/home/home';
import type { ItemKind } from '$lib/domain/shared/item-version';
import { readCard } from '$lib/server/home/read-home';
import { wasRecalled } from '$lib/server/home/was-recalled';
import { guardianOf } from './guardian-of';

/**
 * The card of the item that an address names. Without one the page is missing (404), or says that
 * the school took it back (410): whoever follows a notification is told kindly.
 */
export async function cardOf<Kind extends ItemKind>(
	event: RequestEvent<{ id: string }>,
	kind: Kind
): Promise<Extract<HomeCard, { kind: Kind }>> {
	const actor = guardianOf(event);
	const { app } = event.locals;
	const card = await readCard(app, actor, kind, event.params.id);
	if (card) return card;
	if (await wasRecalled(app, actor, event.params.id)) error(410, 'recalled');
	error(404, 'not-found');
}
