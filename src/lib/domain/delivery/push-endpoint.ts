/**
 * Whether an endpoint, as a browser gave it, may be a push service (RFC 8030) and not a way into a
 * network that only this server can reach: https, a public-looking host name, the usual port, no
 * credentials. Where the name really leads is checked again at each connection.
 *
 * @param allowsLoopback lets this machine be a push service, over http too: tests only
 */
export function isAllowedEndpoint(endpoint: string, allowsLoopback: boolean): boolean {
	return allowedEndpoint(endpoint, allowsLoopback) !== null;
}

/** The address of an endpoint that may be a push service; null of any other. */
export function allowedEndpoint(endpoint: string, allowsLoopback: boolean): URL | null {
	const url = endpoint.length > 1_024 ? null : URL.parse(endpoint);
	if (!url || url.username || url.password) return null;
	const { protocol, hostname, port } = url;
	const isAllowed = isLoopbackName(hostname)
		? allowsLoopback && (protocol === 'https:' || protocol === 'http:')
		: protocol === 'https:' && port === '' && isPublicName(hostname);
	return isAllowed ? url : null;
}

/** Whether a host name is this machine itself. */
export function isLoopbackName(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}

/** Push services have names: an address, a bare word or a network's own suffix is not one. */
function isPublicName(hostname: string): boolean {
	const name = hostname.replace(/\.$/, '').toLowerCase();
	const labels = name.split('.');
	const last = labels.at(-1) ?? '';
	if (labels.length < 2 || !/^[a-z]/.test(last)) return false;
	return !['localhost', 'local', 'internal', 'lan', 'home', 'test', 'invalid', 'arpa'].includes(
		last
	);
}
