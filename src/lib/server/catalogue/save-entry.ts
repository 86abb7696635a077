import { and, eq, isNull } from 'drizzle-orm';
import { canKeepCatalogue } from '../../domain/catalogue/catalogue.policy';
import type { CatalogueError } from '../../domain/catalogue/errors';
import type { SaveEntryInput } from '../../domain/catalogue/save-entry.input';
import { STARTING_ENTRIES, type StartingCode } from '../../domain/catalogue/starting-entries';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { catalogueEntry } from '../db/schema/workshop';
import { serverTranslator } from '../i18n/messages';
import { readNetwork } from '../network/read-network';

/**
 * Writes an entry of the school's own catalogue, or changes it.
 *
 * @param id the entry to change; null for a new one
 * @returns refusals `catalogue.not-allowed`, `catalogue.not-found` (another school's, or none),
 *   `catalogue.no-network` (shared, and the school is in none)
 */
export async function saveEntry(
	app: App,
	actor: StaffActor,
	id: string | null,
	input: SaveEntryInput
): Promise<Result<{ id: string }, CatalogueError>> {
	if (!canKeepCatalogue(actor)) return refuse({ code: 'catalogue.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const network = input.shared ? await readNetwork(tx) : null;
		if (input.shared && !network) return refuse({ code: 'catalogue.no-network' as const });
		const values = {
			networkId: network?.id ?? null,
			theme: input.theme,
			title: input.title,
			summary: input.summary,
			durationMinutes: input.minutes,
			skills: [...new Set(input.skills)],
			pixUrl: input.pix ?? null
		};
		const [saved] = id
			? await tx
					.update(catalogueEntry)
					.set(values)
					.where(
						and(
							eq(catalogueEntry.id, id),
							eq(catalogueEntry.schoolId, actor.schoolId),
							isNull(catalogueEntry.retiredAt)
						)
					)
					.returning({ id: catalogueEntry.id })
			: await tx
					.insert(catalogueEntry)
					.values({ ...values, schoolId: actor.schoolId, createdAt: app.clock.now() })
					.returning({ id: catalogueEntry.id });
		return saved ? ok(saved) : refuse({ code: 'catalogue.not-found' as const });
	});
}

/** Adds one of the workshops that the product proposes, in the words of the language in use. */
export function addStartingEntry(
	app: App,
	actor: StaffActor,
	code: StartingCode
): Promise<Result<{ id: string }, CatalogueError>> {
	const t = serverTranslator(actor.locale);
	const { theme, minutes, skills } = STARTING_ENTRIES.find((one) => one.code === code)!;
	return saveEntry(app, actor, null, {
		theme,
		minutes,
		skills: [...skills],
		title: t(`mediation-catalogue:starting.${code}.title`),
		summary: t(`mediation-catalogue:starting.${code}.summary`)
	});
}
