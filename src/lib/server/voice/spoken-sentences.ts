import { and, eq, lt } from 'drizzle-orm';
import type { Sound } from '../../domain/voice/speech-synthesiser';
import type { Tx } from '../db/client';
import { spokenSentence } from '../db/schema/voice';

const DAY = 86_400_000;
/** Days after which a sentence that nobody has asked for goes. */
const KEPT_DAYS = 30;

/** The sound of a sentence that was said before, marked as still wanted; null when there is none. */
export async function findSpoken(tx: Tx, key: string, now: Date): Promise<Sound | null> {
	const [found] = await tx
		.select({ bytes: spokenSentence.sound })
		.from(spokenSentence)
		.where(eq(spokenSentence.key, key));
	if (!found) return null;
	await tx
		.update(spokenSentence)
		.set({ usedAt: now })
		.where(and(eq(spokenSentence.key, key), lt(spokenSentence.usedAt, daysBefore(now, 1))));
	return { mediaType: 'audio/mpeg', bytes: new Uint8Array(found.bytes) };
}

/** Keeps the sound of a sentence. Another process may have done so in the meantime. */
export async function keepSpoken(tx: Tx, key: string, sound: Sound, now: Date): Promise<void> {
	await tx
		.insert(spokenSentence)
		.values({ key, mediaType: sound.mediaType, sound: sound.bytes, usedAt: now })
		.onConflictDoNothing();
}

/** Forgets sentences that nobody has asked for in a month. */
export async function forgetSpoken(tx: Tx, now: Date): Promise<void> {
	await tx.delete(spokenSentence).where(lt(spokenSentence.usedAt, daysBefore(now, KEPT_DAYS)));
}

function daysBefore(now: Date, days: number): Date {
	return new Date(now.getTime() - days * DAY);
}
