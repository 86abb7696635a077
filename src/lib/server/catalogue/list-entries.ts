import { asc, isNull } from 'drizzle-orm';

import { STARTING_ENTRIES, type StartingEntry } from '../../domain/catalogue/starting-entries';
import type { StaffActor } from '../../domain/shared/actor';
import type { WorkshopSkill, WorkshopTheme } from '../../domain/workshop/workshop';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { catalogueEntry } from '../db/schema/workshop';
import { serverTranslator } from '../i18n/messages';
import { readNetwork } from '../network/read-network';

/** A workshop of the catalogue. */
export type EntryLine = {
	id: string;
	/** Whether the actor's school wrote it, and may change it. */
	isOwn: boolean;
	/** Whether the schools of the network read it. */
	isShared: boolean;
	theme: WorkshopTheme;
	title: string;
	summary: string;
	minutes: number;
	skills: WorkshopSkill[];
	pixUrl: string | null;
};

export type Catalogue = {
	entries: EntryLine[];
	/** What the product proposes to begin with, without what the school added already. */
	starting: readonly StartingEntry[];
	network: { id: string; name: string } | null;
};

/** The catalogue of the actor's school: its own workshops and those that its network shares. */
export async function listEntries(app: App, actor: StaffActor): Promise<Catalogue> {
	return app.db.transaction(actor, async (tx) => {
		const entries = await readEntries(tx, actor);
		const own = new Set(entries.filter(({ isOwn }) => isOwn).map(({ title }) => title));
		const wordings = [serverTranslator('fr'), serverTranslator('en')];
		const starting = STARTING_ENTRIES.filter(
			({ code }) => !wordings.some((t) => own.has(t(`mediation-catalogue:starting.${code}.title`)))
		);
		return { entries, starting, network: await readNetwork(tx) };
	});
}

/** The entries that the actor's school reads, by title; retired ones are left out. */
export async function readEntries(tx: Tx, actor: StaffActor): Promise<EntryLine[]> {
	const found = await tx
		.select()
		.from(catalogueEntry)
		.where(isNull(catalogueEntry.retiredAt))
		.orderBy(asc(catalogueEntry.title), asc(catalogueEntry.id));
	return found.map((entry) => ({
		id: entry.id,
		isOwn: entry.schoolId === actor.schoolId,
		isShared: entry.networkId !== null,
		theme: entry.theme as WorkshopTheme,
		title: entry.title,
		summary: entry.summary,
		minutes: entry.durationMinutes,
		skills: entry.skills as WorkshopSkill[],
		pixUrl: entry.pixUrl
	}));
}
