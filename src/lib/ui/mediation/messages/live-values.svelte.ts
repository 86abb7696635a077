/**
 * What the form around an element holds at the moment, for what is drawn from it while one writes:
 * `{@attach live.follow}`. It changes nothing of the form, whose fields keep their own values.
 *
 * @param first what it holds before the page is alive
 */
export function liveValues(first: () => Record<string, string>) {
	let typed = $state.raw<Record<string, string> | null>(null);
	return {
		get values() {
			return typed ?? first();
		},
		follow: (element: HTMLElement) => {
			const form = element.closest('form')!;
			const read = () => {
				const texts = [...new FormData(form)].filter(([, value]) => typeof value === 'string');
				typed = Object.fromEntries(texts) as Record<string, string>;
			};
			read();
			form.addEventListener('input', read);
			return () => form.removeEventListener('input', read);
		}
	};
}
