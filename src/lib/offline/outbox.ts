/** An answer given on this phone and not yet at the school. */
export type Waiting = {
	/** Address of the form: one answer for each, the latest. */
	action: string;
	/** Whose page it was written on; never sent under anybody else's session. */
	owner: string;
	/** What its form holds; a voice is a file. */
	fields: [name: string, value: string | File][];
};

const STORE = 'outbox';

/** Keeps an answer on the phone. */
export async function keepAnswer(answer: Waiting): Promise<void> {
	await done((await store('readwrite')).put(answer));
}

/** The answers that wait, of everybody who uses this phone. */
export async function waitingAnswers(): Promise<Waiting[]> {
	return done<Waiting[]>((await store('readonly')).getAll());
}

/** Lets go of an answer that the school has, or has refused. */
export async function letGo(action: string): Promise<void> {
	await done((await store('readwrite')).delete(action));
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
