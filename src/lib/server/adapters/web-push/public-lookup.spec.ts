import { describe, expect, it } from 'vitest';
import { isPublicAddress, publicLookup } from './public-lookup';

describe('where the name of a push service leads', () => {
	it.each([
		['142.250.74.106', 4],
		['2a00:1450:4007:80e::200a', 6],
		['172.32.0.1', 4]
	])('%s is public', (address, family) => expect(isPublicAddress(address, family)).toBe(true));

	it.each([
		['127.0.0.1', 4],
		['10.1.2.3', 4],
		['172.31.255.255', 4],
		['192.168.1.1', 4],
		['169.254.169.254', 4],
		['100.64.0.1', 4],
		['0.0.0.0', 4],
		['239.1.1.1', 4],
		['255.255.255.255', 4],
		['::1', 6],
		['::', 6],
		['fe80::1', 6],
		['fd12:3456::1', 6],
		['::ffff:10.0.0.1', 6],
		['2002:7f00:1::', 6],
		['64:ff9b::7f00:1', 6],
		['ff02::1', 6]
	])('%s is not', (address, family) => expect(isPublicAddress(address, family)).toBe(false));

	it.each([true, false])('refuses a name of this machine (all: %s)', async (all) => {
		const error = await new Promise<NodeJS.ErrnoException | null>((resolve) =>
			publicLookup('localhost', { all }, resolve)
		);
		expect(error?.code).toBe('EPRIVATE');
	});
});
