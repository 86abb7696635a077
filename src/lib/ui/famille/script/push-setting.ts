/** The switch of notifications, on phones that can have them. */
export function letPhoneBeTold(): void {
	const card = document.getElementById('push');
	if (!card) return;
	card.hidden = !('PushManager' in window && 'serviceWorker' in navigator);
	if (card.hidden) return;
	card.addEventListener('click', (event) => {
		const { push } = (event.target as Element).closest<HTMLElement>('[data-push]')?.dataset ?? {};
		if (push) event.preventDefault();
		if (push === 'on') void turnOn(card);
		if (push === 'off') void turnOff(card);
	});
	void isTold().then((isOn) => show(card, isOn ? 'is-on' : 'on'));
}

/**
 * Whether this phone is told. A subscription outlives the session that the server kept it under: the
 * server is given it again, for whoever is signed in now.
 */
async function isTold(): Promise<boolean> {
	const current = await subscription();
	if (!current) return false;
	return tell('POST', current.toJSON()).then(
		({ ok }) => ok,
		() => true
	);
}

async function subscription(): Promise<PushSubscription | null> {
	const registration = await navigator.serviceWorker.getRegistration();
	return (await registration?.pushManager.getSubscription()) ?? null;
}

async function turnOn(card: HTMLElement): Promise<void> {
	if ((await Notification.requestPermission()) !== 'granted') {
		show(card, 'refused');
		return;
	}
	try {
		const registration = await navigator.serviceWorker.ready;
		const made = await registration.pushManager.subscribe({
			userVisibleOnly: true,
			applicationServerKey: card.dataset.key!
		});
		const { ok } = await tell('POST', made.toJSON());
		show(card, ok ? 'is-on' : 'failed');
	} catch {
		show(card, 'failed');
	}
}

async function turnOff(card: HTMLElement): Promise<void> {
	try {
		const current = await subscription();
		if (current) await tell('DELETE', { endpoint: current.endpoint });
		await current?.unsubscribe();
		show(card, 'on');
	} catch {
		show(card, 'failed');
	}
}

function tell(method: string, body: unknown): Promise<Response> {
	return fetch('/api/push/subscription', {
		method,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
}

/** Each state shows its own parts: what is so, and what may be done. */
const SHOWN: Record<string, string[]> = {
	on: ['on'],
	'is-on': ['is-on', 'off'],
	refused: ['refused'],
	failed: ['failed', 'on']
};

function show(card: HTMLElement, state: string): void {
	card.querySelectorAll<HTMLElement>('[data-push]').forEach((part) => {
		part.hidden = !SHOWN[state]!.includes(part.dataset.push!);
	});
}
