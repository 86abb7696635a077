import { eq } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import {
	isLanguage,
	isPrepared,
	type Language,
	type PreparedLocale
} from '../../domain/shared/locale';
import { stateOf, type KeptWording } from '../../domain/wording/fresh-wordings';
import { keysOf } from '../../domain/wording/wording-unit';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { schoolLanguage, wording } from '../db/schema/language';
import { FAMILY_STRINGS } from './family-strings';

/** What the speakers of a school made of the interface of its families. */
export type SchoolWording = {
	/** Changes whenever one of the words does. */
	stamp: string;
	/** Words in force, by key with plural form; those of a French that changed since are not. */
	words: ReadonlyMap<Language, ReadonlyMap<string, string>>;
	/** Keys, without plural form, of the sentences that a speaker answers for. */
	reviewed: ReadonlyMap<Language, ReadonlySet<string>>;
	/** Languages that are prepared only, and that this school offers. */
	offered: ReadonlySet<PreparedLocale>;
};

/** A school whose speakers have changed nothing: most of them. */
export const NO_WORDING: SchoolWording = {
	stamp: '',
	words: new Map(),
	reviewed: new Map(),
	offered: new Set()
};

/** A school, as its row has it. */
export type WordedSchool = { id: string; wordsVersion: number };

/** Schools kept in memory; an installation has a few hundred at most. */
const KEPT = 500;
const kept = new Map<string, SchoolWording>();

/**
 * What the speakers of a school changed: from memory while the version is the same, so that it costs a
 * page nothing more than the version, which comes with the row of the school.
 * @param tx of whoever may read the words of the school: itself, its families, the system
 */
export async function readSchoolWording(tx: Tx, school: WordedSchool): Promise<SchoolWording> {
	const known = keptWording(school);
	if (known) return known;
	const rows = await tx.select().from(wording).where(eq(wording.schoolId, school.id));
	const languages = await tx
		.select({ locale: schoolLanguage.locale })
		.from(schoolLanguage)
		.where(eq(schoolLanguage.schoolId, school.id));
	const found = wordingFrom(
		stampOf(school),
		rows,
		languages.map(({ locale }) => locale)
	);
	if (kept.size >= KEPT) kept.clear();
	kept.set(school.id, found);
	return found;
}

/** The same for whoever has no transaction open. */
export async function schoolWording(app: App, school: WordedSchool): Promise<SchoolWording> {
	return keptWording(school) ?? app.db.transaction(SYSTEM, (tx) => readSchoolWording(tx, school));
}

/** What is in memory of a school, null when it is of another version. */
export function keptWording(school: WordedSchool): SchoolWording | null {
	if (school.wordsVersion === 0) return NO_WORDING;
	const known = kept.get(school.id);
	return known?.stamp === stampOf(school) ? known : null;
}

const stampOf = ({ id, wordsVersion }: WordedSchool) => `${id}:${wordsVersion}`;

function wordingFrom(
	stamp: string,
	rows: readonly (KeptWording & { locale: string; key: string })[],
	offered: readonly string[]
): SchoolWording {
	const words = new Map<Language, ReadonlyMap<string, string>>();
	const reviewed = new Map<Language, ReadonlySet<string>>();
	for (const [language, ours] of Map.groupBy(rows, ({ locale }) => locale)) {
		if (!isLanguage(language)) continue;
		const byKey = new Map(ours.map((row) => [row.key, row]));
		const fresh = FAMILY_STRINGS.filter((unit) => stateOf(unit, language, byKey) === 'reviewed');
		reviewed.set(language, new Set(fresh.map(({ key }) => key)));
		words.set(
			language,
			new Map(
				fresh.flatMap((unit) =>
					keysOf(unit, language).map((key) => [key, byKey.get(key)!.text] as const)
				)
			)
		);
	}
	return { stamp, words, reviewed, offered: new Set(offered.filter(isPrepared)) };
}
