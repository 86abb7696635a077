import { inArray } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import type { Language } from '../../domain/shared/locale';
import { FAMILY_PLACES, placeOf, type FamilyPlace } from '../../domain/wording/family-place';
import type { WordingState } from '../../domain/wording/fresh-wordings';
import type { WordingFilters, WordingView } from '../../domain/wording/list-wordings.input';
import { pageOf } from '../../domain/wording/page-of';
import { pluralExamples } from '../../domain/wording/plural-examples';
import { slotsOf } from '../../domain/wording/wording-key';
import { keysOf, namespaceOf } from '../../domain/wording/wording-unit';
import type { App } from '../app';
import { staff } from '../db/schema/staff';
import { FAMILY_STRINGS, type FamilyString } from './family-strings';
import {
	currentWording,
	keptWordings,
	type CurrentWording,
	type WordingRow
} from './kept-wordings';
import { wordingDigest } from './wording-digest';

/** One form of a sentence; without form where there is only one. */
export type WordingForm = {
	key: string;
	/** Numbers that take this plural form; null for a sentence without plural. */
	numbers: number[] | null;
	/** Words in force; null in a language that is prepared, until somebody fills them in. */
	text: string | null;
	/** What a speaker wrote of an earlier French. */
	former: string | null;
};

/** A sentence as its speaker reviews it. */
export type WordingLine = {
	key: string;
	place: FamilyPlace;
	french: string;
	slots: string[];
	state: WordingState;
	isCorrected: boolean;
	forms: WordingForm[];
	seen: string;
	/** Whether the speakers left words, which can be given up. */
	canGiveUp: boolean;
	by: string | null;
	at: Date | null;
};

/** How far the review of a language has come in a school. */
export type WordingProgress = { reviewed: number; stale: number; all: number };

export type WordingList = {
	progress: WordingProgress;
	/** How many sentences each view has. */
	counts: Record<WordingView, number>;
	places: { place: FamilyPlace; lines: WordingLine[] }[];
	page: number;
	pages: number;
};

const IN_ORDER = [...FAMILY_STRINGS].sort((a, b) => rankOf(a) - rankOf(b));

function rankOf({ key }: FamilyString): number {
	return FAMILY_PLACES.indexOf(placeOf(namespaceOf(key)));
}

const VIEWS: Record<WordingView, (state: WordingState) => boolean> = {
	'a-relire': (state) => state !== 'reviewed',
	changees: (state) => state === 'stale',
	toutes: () => true
};

/** The sentences of a language for the speakers of the actor's school, a page of them at a time. */
export async function listWordings(
	app: App,
	actor: StaffActor,
	language: Language,
	{ voir, page }: WordingFilters
): Promise<WordingList> {
	return app.db.transaction(actor, async (tx) => {
		const kept = await keptWordings(tx, actor.schoolId, language);
		const found = IN_ORDER.map((unit) => ({ unit, now: currentWording(unit, language, kept) }));
		const among = (view: WordingView) => found.filter(({ now }) => VIEWS[view](now.state));
		const { shown, ...where } = pageOf(among(voir), page);
		const ids = [...new Set([...kept.values()].flatMap(({ reviewedBy }) => reviewedBy ?? []))];
		const people = ids.length
			? await tx
					.select({ id: staff.id, name: staff.name })
					.from(staff)
					.where(inArray(staff.id, ids))
			: [];
		const names = new Map(people.map(({ id, name }) => [id, name]));
		const lines = shown.map(({ unit, now }) => lineOf(unit, now, language, kept, names));
		return {
			progress: {
				reviewed: found.filter(({ now }) => now.state === 'reviewed').length,
				stale: among('changees').length,
				all: found.length
			},
			counts: {
				'a-relire': among('a-relire').length,
				changees: among('changees').length,
				toutes: found.length
			},
			places: [...Map.groupBy(lines, (line) => line.place)].map(([place, lines]) => ({
				place,
				lines
			})),
			...where
		};
	});
}

function lineOf(
	unit: FamilyString,
	now: CurrentWording,
	language: Language,
	kept: ReadonlyMap<string, WordingRow>,
	names: ReadonlyMap<string, string>
): WordingLine {
	const keys = keysOf(unit, language);
	const examples = unit.isPlural ? pluralExamples(language) : [];
	const row = now.state === 'reviewed' ? kept.get(keys[0]!) : undefined;
	return {
		key: unit.key,
		place: placeOf(namespaceOf(unit.key)),
		french: unit.french,
		slots: slotsOf(unit.french),
		state: now.state,
		isCorrected: now.isCorrected,
		forms: keys.map((key, index) => ({
			key,
			numbers: examples[index]?.numbers ?? null,
			text: now.texts.get(key) ?? null,
			former: now.former.get(key) ?? null
		})),
		seen: wordingDigest(now.texts),
		canGiveUp: keys.some((key) => kept.has(key)),
		by: row?.reviewedBy ? (names.get(row.reviewedBy) ?? null) : null,
		at: row?.reviewedAt ?? null
	};
}
