/**
 * Shows on top of the page that there is no network, as long as there is none; or that the network
 * is weak, when the worker showed the page as the phone kept it.
 */
export function showNetwork(): void {
	const notice = document.getElementById('offline');
	const weak = document.getElementById('weak');
	if (!notice || !weak) return;
	const isKept = document.querySelector('main[data-kept]') !== null;
	const update = () => {
		notice.hidden = navigator.onLine;
		weak.hidden = !(isKept && navigator.onLine);
	};
	addEventListener('online', update);
	addEventListener('offline', update);
	update();
}

/** What the phone keeps goes when its owner leaves, even before the server answers. */
export function wipeOnLeaving(): void {
	document.addEventListener('submit', (event) => {
		if (!(event.target as Element).matches('[data-wipe]')) return;
		void caches.keys().then((names) => names.forEach((name) => void caches.delete(name)));
		indexedDB.deleteDatabase('passerelle');
	});
}
