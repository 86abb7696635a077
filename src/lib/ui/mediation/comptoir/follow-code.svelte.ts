import { isOver, type FollowedCode } from './followed-code';

const EVERY = 2_000;
/** After twenty minutes nobody stands at the counter any more. */
const AT_MOST = 600;

/**
 * Asks how far a phone has come, every two seconds while the page is in sight, until nothing more is
 * to come. A lost network is said, and asked again; the end of the session is said once.
 * @param address where to ask
 */
export function followCode(address: string) {
	let code = $state<FollowedCode | null>(null);
	let trouble = $state<'network' | 'session' | null>(null);
	let asked = 0;
	let timer: ReturnType<typeof setTimeout>;

	async function ask() {
		if (document.visibilityState === 'visible') {
			asked += 1;
			try {
				// A session that ended leads to the sign-in page, which is no answer.
				const answer = await fetch(address, { redirect: 'manual' });
				if (!answer.ok) {
					trouble = 'session';
					return;
				}
				code = (await answer.json()) as FollowedCode;
				trouble = null;
			} catch {
				trouble = 'network';
			}
		}
		if (asked < AT_MOST && !(code && isOver(code))) timer = setTimeout(ask, EVERY);
	}
	void ask();

	return {
		get code() {
			return code;
		},
		get trouble() {
			return trouble;
		},
		stop: () => clearTimeout(timer)
	};
}
