import * as v from 'valibot';
import { ok, refuse, type Result } from '../../../../domain/shared/result';
import type { DefaultAlphabet } from './message-bytes';

/** How to reach an SMSC, and what was agreed with its keeper. */
export type SmppSettings = {
	host: string;
	port: number;
	/** TLS; `ca` is the text of a certificate to trust besides the usual ones. */
	tls: { ca: string | null } | null;
	systemId: string;
	password: string;
	systemType: string;
	/** What telephones show, and its type (5.2.5, 5.2.6). */
	source: { address: string; ton: number; npi: number };
	alphabet: DefaultAlphabet;
	/** Requests under way at most. */
	window: number;
	/** Whether receipts name in decimal what answers name in hexadecimal: some SMSCs do. */
	receiptIds: 'same' | 'decimal';
	/** Milliseconds. */
	timeout: number;
	enquireEvery: number;
	firstPause: number;
};

const count = (most: number) =>
	v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number), v.maxValue(most));

const options = v.strictObject({
	system_type: v.optional(v.pipe(v.string(), v.maxLength(12)), ''),
	source_ton: v.optional(count(7)),
	source_npi: v.optional(count(18)),
	alphabet: v.optional(v.picklist(['gsm', 'latin-1']), 'gsm'),
	window: v.optional(v.pipe(count(1_000), v.minValue(1)), '10'),
	receipt_ids: v.optional(v.picklist(['same', 'decimal']), 'same'),
	ca: v.optional(v.string())
});

/**
 * Reads `smpp://login:password@host:2775?system_type=…`. The refusal names the part that is wrong,
 * never its value.
 *
 * @param readFile how the certificate that `ca` names is read
 */
export function readSmppSettings(
	address: string,
	sender: string,
	readFile: (path: string) => string
): Result<SmppSettings, { code: string }> {
	const url = new URL(address);
	const given = v.safeParse(options, Object.fromEntries(url.searchParams));
	if (!given.success) {
		const name = v.getDotPath(given.issues[0]) ?? '';
		return refuse({ code: `SMS_SMPP_URL has an option that cannot be used: ${name}.` });
	}
	if (!url.hostname || !url.username) {
		return refuse({ code: 'SMS_SMPP_URL must name a login and a host.' });
	}
	const o = given.output;
	const isSecure = url.protocol === 'smpps:';
	const usual = typeOf(sender);
	return ok({
		host: url.hostname.replace(/^\[|\]$/g, ''),
		port: Number(url.port || (isSecure ? 3550 : 2775)),
		tls: isSecure ? { ca: o.ca ? readFile(o.ca) : null } : null,
		systemId: decodeURIComponent(url.username),
		password: decodeURIComponent(url.password),
		systemType: o.system_type,
		source: {
			address: sender.replace(/^\+/, ''),
			ton: o.source_ton ?? usual.ton,
			npi: o.source_npi ?? usual.npi
		},
		alphabet: o.alphabet,
		window: o.window,
		receiptIds: o.receipt_ids,
		timeout: 10_000,
		enquireEvery: 30_000,
		firstPause: 1_000
	});
}

/** International number, short number of a network, or letters. */
function typeOf(sender: string): { ton: number; npi: number } {
	if (/^\+?\d{8,15}$/.test(sender)) return { ton: 1, npi: 1 };
	return /^\d+$/.test(sender) ? { ton: 3, npi: 0 } : { ton: 5, npi: 0 };
}
