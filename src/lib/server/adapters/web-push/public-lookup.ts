import { lookup, type LookupAddress } from 'node:dns';
import { BlockList, type LookupFunction } from 'node:net';

const closed = new BlockList();
for (const [network, prefix] of [
	['0.0.0.0', 8], // this network
	['10.0.0.0', 8], // private
	['100.64.0.0', 10], // carriers
	['127.0.0.0', 8], // loopback
	['169.254.0.0', 16], // link, clouds' own data
	['172.16.0.0', 12], // private
	['192.0.0.0', 24], // protocols
	['192.168.0.0', 16], // private
	['198.18.0.0', 15], // benchmarks
	['224.0.0.0', 3] // multicast, reserved, broadcast
] as const) {
	closed.addSubnet(network, prefix, 'ipv4');
}
/** Whether an address is on the public Internet (IANA special-purpose registries). */
export function isPublicAddress(address: string, family: number): boolean {
	if (family === 4) return !closed.check(address, 'ipv4');
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped) return !closed.check(mapped, 'ipv4');
	// Global unicast is 2000::/3; what is left out of it is documentation and tunnels to IPv4.
	return globalUnicast.check(address, 'ipv6') && !tunnels.check(address, 'ipv6');
}

const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');
const tunnels = new BlockList();
tunnels.addSubnet('2001::', 32, 'ipv6');
tunnels.addSubnet('2001:db8::', 32, 'ipv6');
tunnels.addSubnet('2002::', 16, 'ipv6');

/**
 * Looks a name up for a connection, and refuses it when it leads into a private network: the check
 * is made on the very address that is then connected to, so a name cannot change in between.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
	lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
		if (error) return callback(error, '');
		const isPublic = found.every(({ address, family }) => isPublicAddress(address, family));
		const [first] = found;
		if (!first || !isPublic) {
			const refused = new Error('The name of a push service leads into a private network');
			return callback(Object.assign(refused, { code: 'EPRIVATE' }), '');
		}
		if (options.all) callback(null, found);
		else callback(null, first.address, first.family);
	});
};
