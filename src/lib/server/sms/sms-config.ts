import * as v from 'valibot';
import { ok, refuse, type Result } from '../../domain/shared/result';

/** A short word or number, such as a sender or a keyword. */
const word = (message: string) => v.optional(v.pipe(v.string(), v.regex(/^[\w+ -]+$/, message)));

/** Settings of short messages that a process reads from its environment. */
export const smsEnvironment = {
	/** Which gateway; absent: none, and the console in a demo. */
	SMS_GATEWAY: v.optional(
		v.picklist(['none', 'console', 'http', 'smpp'], 'must be none, console, http or smpp')
	),
	/** Lets the console, which sends nothing, stand for a gateway outside of a demo. */
	SMS_CONSOLE: v.optional(v.picklist(['on', 'off'], 'must be on or off'), 'off'),
	/** What telephones show: a number that can be answered, or at most 11 letters that cannot. */
	SMS_SENDER: v.optional(
		v.pipe(
			v.string(),
			v.regex(
				/^(\+?\d{3,15}|(?=.*[A-Za-z])[\w .-]{1,11})$/,
				'must be a number, or at most 11 letters and digits'
			)
		)
	),
	/** Thousandths of a euro for a segment. */
	SMS_SEGMENT_PRICE: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^\d{1,5}$/, 'must be a whole number of thousandths of a euro'),
			v.transform(Number),
			v.minValue(1, 'must be at least 1 thousandth of a euro')
		),
		'84'
	),
	/** Word that a shared number tells its customers apart by (`STOP ECOLE`). */
	SMS_KEYWORD: word('must be a word'),
	/** JSON file that describes an HTTP gateway. */
	SMS_TEMPLATE: v.optional(v.pipe(v.string(), v.minLength(1, 'must name a file'))),
	/** What `{{secret}}` stands for in it. */
	SMS_HTTP_SECRET: v.optional(
		v.pipe(v.string(), v.regex(/^[\x21-\x7e]+$/, 'must be plain letters'))
	),
	/** `smpp://login:password@host:2775` or `smpps://…`, with options as its query. */
	SMS_SMPP_URL: v.optional(
		v.pipe(
			v.string(),
			v.check(
				(value) => URL.canParse(value) && /^smpps?:$/.test(new URL(value).protocol),
				'must be smpp://login:password@host:port or smpps://…'
			)
		)
	),
	/** What a gateway must know to tell us something over HTTP. */
	SMS_CALLBACK_SECRET: v.optional(
		v.pipe(v.string(), v.regex(/^[\w-]{24,200}$/, 'must be at least 24 letters, digits, - or _'))
	)
};

/** How short messages leave, and what they cost. */
export type SmsConfig = {
	gateway:
		| { kind: 'unset' }
		| { kind: 'none' }
		| { kind: 'console'; isAllowed: boolean }
		| { kind: 'http'; template: string; secret: string | null; sender: string | null }
		| { kind: 'smpp'; url: string; sender: string };
	/** Thousandths of a euro. */
	segmentPrice: number;
	keyword: string | null;
	callbackSecret: string | null;
};

/** Puts the settings together. The refusal is a sentence that names the setting that lacks. */
export function readSmsConfig(
	e: v.InferOutput<v.ObjectSchema<typeof smsEnvironment, undefined>>
): Result<SmsConfig, { code: string }> {
	const shared = {
		segmentPrice: e.SMS_SEGMENT_PRICE,
		keyword: e.SMS_KEYWORD ?? null,
		callbackSecret: e.SMS_CALLBACK_SECRET ?? null
	};
	const sender = e.SMS_SENDER ?? null;
	switch (e.SMS_GATEWAY) {
		case undefined:
			return ok({ ...shared, gateway: { kind: 'unset' } });
		case 'none':
			return ok({ ...shared, gateway: { kind: 'none' } });
		case 'console':
			return ok({ ...shared, gateway: { kind: 'console', isAllowed: e.SMS_CONSOLE === 'on' } });
		case 'http':
			if (!e.SMS_TEMPLATE) return lacks('SMS_GATEWAY is http: SMS_TEMPLATE must name its file.');
			return ok({
				...shared,
				gateway: {
					kind: 'http',
					template: e.SMS_TEMPLATE,
					secret: e.SMS_HTTP_SECRET ?? null,
					sender
				}
			});
		case 'smpp':
			if (!e.SMS_SMPP_URL) return lacks('SMS_GATEWAY is smpp: SMS_SMPP_URL must be given.');
			if (!sender) return lacks('SMS_GATEWAY is smpp: SMS_SENDER must be given.');
			return ok({ ...shared, gateway: { kind: 'smpp', url: e.SMS_SMPP_URL, sender } });
	}
}

function lacks(sentence: string) {
	return refuse({ code: sentence });
}
