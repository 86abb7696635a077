import type { ItemKind } from '../../domain/shared/item-version';
import { DEFAULT_LOCALE, languageTag } from '../../domain/shared/locale';
import { textsSaid } from '../../domain/translation/texts-said';
import type { App } from '../app';
import { describeError } from '../describe-error';
import { audienceLocales, type TextAudience } from './audience-locales';
import { wantTranslations, type WantedText } from './want-translations';

/** Something that a school said, or says otherwise than before. */
export type SaidItem = {
	kind: ItemKind;
	content: unknown;
	/** What it said before; null for what is new. */
	former: unknown;
	pupilId: string | null;
	divisionId: string | null;
	/** The one guardian it is said to; left out otherwise. */
	guardianId?: string;
};

/** Texts of one audience that are asked for at once: a statement holds so many values. */
const AT_ONCE = 100;

/**
 * Asks for the translations of what a school said, once it is saved: audience by audience, in the
 * languages that it reads. Never fails: what is not asked for here is asked for when somebody reads
 * it, and a message waits for nothing.
 */
export async function wantItemTranslations(
	app: App,
	schoolId: string,
	said: readonly SaidItem[]
): Promise<void> {
	const byAudience = new Map<string, { audience: TextAudience; texts: WantedText[] }>();
	for (const { kind, content, former, pupilId, divisionId, guardianId } of said) {
		const now = textsSaid(kind, content);
		const isPersonal = pupilId !== null || guardianId !== undefined;
		const before = former === null ? null : textsSaid(kind, former);
		const key = `${pupilId} ${divisionId} ${guardianId}`;
		const entry = byAudience.get(key) ?? {
			audience: { schoolId, pupilId, divisionId, guardianId: guardianId ?? null },
			texts: []
		};
		byAudience.set(key, entry);
		for (const { part, text, isSensitive } of now) {
			const old = before?.find((one) => one.part === part)?.text;
			const formerText = old === undefined || old === text ? null : old;
			entry.texts.push({ text, formerText, isSensitive, isPersonal });
		}
	}
	try {
		let hasWork = false;
		for (const { audience, texts } of byAudience.values()) {
			if (texts.length === 0) continue;
			// Readers of French, simplified or not, read what the school wrote.
			const read = await audienceLocales(app, audience);
			const targets = read.filter((locale) => languageTag(locale) !== DEFAULT_LOCALE);
			for (let at = 0; at < texts.length; at += AT_ONCE) {
				const some = texts.slice(at, at + AT_ONCE);
				const wanted = { schoolId, from: DEFAULT_LOCALE, targets, texts: some };
				if (await wantTranslations(app, wanted)) hasWork = true;
			}
		}
		if (hasWork) app.wake();
	} catch (error) {
		app.log.error({ schoolId, ...describeError(error) }, 'translations not asked for');
	}
}
