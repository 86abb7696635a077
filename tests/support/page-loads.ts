import type { CDPSession } from 'playwright';

/** One request of a page: what it was for, and the bytes that crossed the network, headers included. */
export interface Load {
	url: string;
	type: string;
	bytes: number;
}

/**
 * Follows the requests of a page from now on, by their number.
 * @param cdp a session whose `Network` domain is enabled
 */
export function watchLoads(cdp: CDPSession): Map<string, Load> {
	const loads = new Map<string, Load>();
	cdp.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
		if (!request.url.startsWith('data:')) {
			loads.set(requestId, { url: request.url, type: type ?? 'Other', bytes: 0 });
		}
	});
	cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const load = loads.get(requestId);
		if (load) load.bytes = encodedDataLength;
	});
	return loads;
}
