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
