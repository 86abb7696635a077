import { SYSTEM, type GuardianActor, type ResourceParentActor } from '../../domain/shared/actor';
import type { Locale } from '../../domain/shared/locale';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { sayable } from '../../domain/voice/sayable';
import type { Sound } from '../../domain/voice/speech-synthesiser';
import type { App } from '../app';
import { addHits, clientKey } from '../front/count-hits';
import { findSpoken, keepSpoken } from './spoken-sentences';
import { spokenKey } from './spoken-key';

/**
 * Sentences that the server may have to make for one account: more than all its pages hold, far less
 * than would keep a processor busy. What was said before is not counted.
 */
export const ACCOUNT_LIMIT = { count: 240, minutes: 10 };

/** Why nothing is heard: no voice for the language, nothing to say, or too much asked for. */
export type Unsaid = {
	code: 'voice.no-voice' | 'voice.nothing' | 'voice.too-many' | 'voice.busy';
};

/**
 * Has the server read words aloud, once for everybody who ever asks for them.
 *
 * @param actor whose sentences are counted; the system (a fixed sentence) is not
 */
export async function saySentence(
	app: App,
	actor: GuardianActor | ResourceParentActor | typeof SYSTEM,
	{ text, locale }: { text: string; locale: Locale }
): Promise<Result<Sound & { key: string }, Unsaid>> {
	const { speech, sounds } = app;
	const voice = speech?.voiceOf(locale);
	if (!speech || !voice) return refuse({ code: 'voice.no-voice' });
	const words = sayable(text, locale);
	if (!words) return refuse({ code: 'voice.nothing' });
	const asker = askerOf(actor);
	const now = app.clock.now();
	const key = spokenKey(app, voice, words);
	const atHand = sounds.at(key, now);
	if (atHand) return ok({ ...atHand, key });

	const { said, hits } = await app.db.transaction(SYSTEM, async (tx) => {
		const said = await findSpoken(tx, key, now);
		if (said || asker === null) return { said, hits: 0 };
		const counter = clientKey(app, 'voice', asker);
		return { said, hits: await addHits(tx, counter, ACCOUNT_LIMIT, now, 1) };
	});
	if (said) {
		sounds.keep(key, now, said);
		return ok({ ...said, key });
	}
	if (hits > ACCOUNT_LIMIT.count) return refuse({ code: 'voice.too-many' });
	const make = async () => {
		const sound = await speech.say(words, locale);
		await app.db.transaction(SYSTEM, (tx) => keepSpoken(tx, key, sound, now));
		return sound;
	};
	// It may have come while the database was asked.
	const made = sounds.at(key, now) ?? (await sounds.make(key, now, asker, make));
	return made ? ok({ ...made, key }) : refuse({ code: 'voice.busy' });
}

/** What is counted: an account, or the line of a resource parent; nothing for the system. */
function askerOf(actor: GuardianActor | ResourceParentActor | typeof SYSTEM): string | null {
	if (actor.kind === 'system') return null;
	return actor.kind === 'guardian' ? actor.accountId : actor.staffId;
}
