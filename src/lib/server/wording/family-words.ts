import type { GuardianActor } from '../../domain/shared/actor';
import { isReread } from '../../domain/shared/locale';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { FAMILY_STRINGS } from './family-strings';
import {
	keptWording,
	readSchoolWording,
	type SchoolWording,
	type WordedSchool
} from './school-wording';
import { wordsInForce, type PageWords } from './words-in-force';

/**
 * The words of a family's page: those that ship, or those that a speaker of one of its schools
 * answers for.
 * @param schools the family's, in the order in which their words count
 */
export async function familyWords(
	app: App,
	actor: GuardianActor,
	namespaces: readonly string[],
	schools: readonly WordedSchool[]
): Promise<PageWords & { isReviewed: boolean }> {
	const known = schools.map(keptWording);
	const wordings = known.every((one) => one !== null)
		? known
		: await app.db.transaction(actor, (tx) => readAll(tx, schools));
	return {
		...wordsInForce(actor.locale, namespaces, wordings),
		isReviewed: isReread(actor.locale) || isReviewedBy(wordings, actor)
	};
}

async function readAll(tx: Tx, schools: readonly WordedSchool[]): Promise<SchoolWording[]> {
	const wordings: SchoolWording[] = [];
	for (const school of schools) wordings.push(await readSchoolWording(tx, school));
	return wordings;
}

/** Whether speakers of the family's schools answer for every sentence of its language. */
function isReviewedBy(wordings: readonly SchoolWording[], { locale }: GuardianActor): boolean {
	const reviewed = new Set(wordings.flatMap((school) => [...(school.reviewed.get(locale) ?? [])]));
	return reviewed.size === FAMILY_STRINGS.length;
}
