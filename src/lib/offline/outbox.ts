/** An answer given on this phone and not yet at the school. */
export type Waiting = {
	/** Address of the form: one answer of a person for each, the latest. */
	action: string;
	/** Whose page it was written on; never sent under anybody else's session. */
	owner: string;
	/** What its form holds; a voice is a file. */
	fields: [name: string, value: string | File][];
};

/**
 * As it is held: the key has the owner behind the address, where no request sends it, so that two
 * people who share a phone each keep theirs. The store stays in its first version: a page that was
 * kept before, or is open in another tab, still reads and sends it, and blocks nothing.
 */
type Held = Waiting & {
	/** Milliseconds since 1970; missing where a former script wrote, whose key is the address alone. */
	since?: number;
};

const STORE = 'outbox';

/** As pages (`kept-pages.ts`): what its owner never came back for does not stay on a shared phone. */
const LIFE_MS = 7 * 86_400_000;

/** Keeps an answer on the phone. */
export async function keepAnswer(answer: Waiting): Promise<void> {
	await done((await store('readwrite')).put(held(answer)));
}

/** The answers that wait, of everybody who uses this phone; those that waited for too long go. */
export async function waitingAnswers(): Promise<Waiting[]> {
	const outbox = await store('readwrite');
	const all = await done<Held[]>(outbox.getAll());
	return all.flatMap((kept) => {
		const answer = { ...kept, action: kept.action.split('#')[0]! };
		const { since = Date.now() } = kept;
		// Far ahead is a clock that was set back: it would keep for ever.
		const isOver = Math.abs(Date.now() - since) >= LIFE_MS;
		if (isOver || !kept.since) outbox.delete(kept.action);
		if (!kept.since) outbox.put(held(answer));
		return isOver ? [] : [answer];
	});
}

/** Lets go of an answer that the school has, or has refused, or whose owner leaves. */
export async function letGo(answer: Waiting): Promise<void> {
	await done((await store('readwrite')).delete(held(answer).action));
}

function held({ action, owner, fields }: Waiting): Held {
	return { action: `${action}#${owner}`, owner, fields, since: Date.now() };
}

async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
	const opening = indexedDB.open('passerelle', 1);
	opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'action' });
	return (await done(opening)).transaction(STORE, mode).objectStore(STORE);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
	});
}
