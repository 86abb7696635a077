import { refuse, ok, type Result } from '../shared/result';

/** A limit on wrong codes: so many in a window of so many minutes. */
export interface AttemptLimit {
	count: number;
	minutes: number;
}

/**
 * Wrong typed codes that one client address (an IPv6 network of 64 bits) may try. Right codes are
 * not counted: a whole meeting behind one school's address gets in.
 */
export const CLIENT_LIMIT: AttemptLimit = { count: 10, minutes: 15 };

/**
 * Wrong typed codes that all clients together may try. With 10 000 letters alive for 60 days, a
 * guess succeeds once in 10^8: 300 an hour find one letter with a probability under 0.5 % over
 * those 60 days. QR codes are never counted, so that a flood leaves the main way open.
 */
export const INSTALLATION_LIMIT: AttemptLimit = { count: 300, minutes: 60 };

/** Too many wrong codes; `retryAt` is when the window ends. Nobody is locked out for good. */
export type TooManyAttempts = { code: 'first-connection.too-many-attempts'; retryAt: Date };

/** Start of the counting window that `now` lies in. Windows follow each other without a gap. */
export function windowStart({ minutes }: AttemptLimit, now: Date): Date {
	const length = minutes * 60_000;
	return new Date(Math.floor(now.getTime() / length) * length);
}

/**
 * Whether one more attempt is allowed.
 * @param counts attempts of the present window, this one included, for each limit
 */
export function judgeAttempt(
	counts: { client: number; installation: number },
	now: Date
): Result<null, TooManyAttempts> {
	const ends = (
		[
			[CLIENT_LIMIT, counts.client],
			[INSTALLATION_LIMIT, counts.installation]
		] as const
	)
		.filter(([limit, count]) => count > limit.count)
		.map(([limit]) => windowStart(limit, now).getTime() + limit.minutes * 60_000);
	if (ends.length === 0) return ok(null);
	return refuse({
		code: 'first-connection.too-many-attempts',
		retryAt: new Date(Math.max(...ends))
	});
}

/**
 * What counts as one client: an IPv4 address, or the first 64 bits of an IPv6 address (a home or
 * a phone changes the rest at will).
 */
export function clientOf(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
	if (mapped) return mapped[1]!;
	if (!address.includes(':')) return address;
	const [head = '', tail] = address.split('%')[0]!.split('::');
	const left = head.split(':').filter(Boolean);
	const right = tail === undefined ? [] : tail.split(':').filter(Boolean);
	const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
	const groups = [...left, ...Array<string>(zeros).fill('0'), ...right];
	return groups
		.slice(0, 4)
		.map((group) => parseInt(group, 16).toString(16))
		.join(':');
}
