import type { Sound } from '../../domain/voice/speech-synthesiser';

/** Bytes of sounds that a process keeps at hand: about a thousand sentences. */
const ROOM = 12 * 1024 * 1024;
/** Milliseconds at hand, at most: once a day the database hears that a sentence is still wanted. */
const DAY = 86_400_000;
/** Sentences that may be in the making at once; whoever comes after is told to come back. */
const QUEUE = 24;
/** How many of them may be of one account: a page asks for the next one while one is heard. */
const SHARE = 6;

/** The sounds that a process gave lately, and those that it is making. */
export interface RecentSounds {
	/** A sound at hand, null when there is none. */
	at(key: string, now: Date): Sound | null;
	/** Keeps a sound at hand; the least recently heard ones go when there is no room. */
	keep(key: string, now: Date, sound: Sound): void;
	/**
	 * Has a sound made, once: who asks for one that is on its way waits for it.
	 * @param asker whose share of what is being made it takes; null for the system's
	 * @returns null when too many others are being made, for everybody or for who asks
	 */
	make(
		key: string,
		now: Date,
		asker: string | null,
		make: () => Promise<Sound>
	): Promise<Sound> | null;
}

/** Makes an empty set, with `room` bytes and `queue` sounds made at once, `share` of them for one asker. */
export function recentSounds({ room = ROOM, queue = QUEUE, share = SHARE } = {}): RecentSounds {
	const kept = new Map<string, { sound: Sound; until: number }>();
	const coming = new Map<string, { making: Promise<Sound>; asker: string | null }>();
	let size = 0;

	const drop = (key: string) => {
		size -= kept.get(key)?.sound.bytes.length ?? 0;
		kept.delete(key);
	};
	const put = (key: string, until: number, sound: Sound) => {
		drop(key);
		kept.set(key, { sound, until });
		size += sound.bytes.length;
		for (const oldest of kept.keys()) {
			if (size <= room) break;
			drop(oldest);
		}
	};
	const keep = (key: string, now: Date, sound: Sound) => put(key, now.getTime() + DAY, sound);
	return {
		at: (key, now) => {
			const found = kept.get(key);
			if (!found) return null;
			if (found.until > now.getTime()) put(key, found.until, found.sound);
			else drop(key);
			return kept.get(key)?.sound ?? null;
		},
		keep,
		make: (key, now, asker, make) => {
			const made = coming.get(key);
			if (made) return made.making;
			if (coming.size >= queue) return null;
			const theirs = [...coming.values()].filter((one) => one.asker === asker);
			if (asker !== null && theirs.length >= share) return null;
			const making = make()
				.then((sound) => {
					keep(key, now, sound);
					return sound;
				})
				.finally(() => coming.delete(key));
			coming.set(key, { making, asker });
			return making;
		}
	};
}
