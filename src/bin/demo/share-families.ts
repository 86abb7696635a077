import type { StaffActor } from '$lib/domain/shared/actor';
import { readGuardianFilters } from '$lib/domain/funnel/list-guardians.input';
import type { App } from '$lib/server/app';
import { assignGuardians } from '$lib/server/funnel/assign-guardians';
import { listGuardians } from '$lib/server/funnel/list-guardians';
import { saveView } from '$lib/server/funnel/saved-views';

/** The mediator and the education adviser share those whom the work list shows first, and keep views of it. */
export async function shareFamilies(
	app: App,
	mediator: StaffActor,
	adviser: StaffActor
): Promise<void> {
	const { lines, readAt } = await listGuardians(
		app,
		mediator,
		readGuardianFilters(new URLSearchParams('connexion=non'))
	);
	const take = (actor: StaffActor, from: number, until: number) =>
		assignGuardians(app, actor, {
			guardianIds: lines.slice(from, until).map(({ id }) => id),
			to: actor.staffId,
			readAt
		});
	await take(mediator, 0, 4);
	await take(adviser, 4, 7);
	await saveView(app, mediator, { nom: 'Mes familles', vue: 'suivi=moi' });
	await saveView(app, adviser, {
		nom: 'À voir au café des parents',
		vue: 'connexion=non&vu=jamais',
		partage: 'oui'
	});
}
