import * as v from 'valibot';

/** The longest budget that a form takes, in euros a month. */
const MOST_EUROS = 10_000;

/** Short messages of a school: on or off, and the euros of a month (`25`, `12,50`). */
export const smsSettingsInput = v.object({
	isOn: v.pipe(
		v.optional(v.string(), ''),
		v.transform((value) => value === 'oui')
	),
	budget: v.pipe(
		v.string('sms.bad-budget'),
		v.trim(),
		v.regex(/^\d{1,6}([.,]\d{1,2})?$/, 'sms.bad-budget'),
		v.transform((euros) => Math.round(Number(euros.replace(',', '.')) * 100)),
		v.maxValue(MOST_EUROS * 100, 'sms.big-budget')
	)
});
/** `budget` in cents. */
export type SmsSettingsInput = v.InferOutput<typeof smsSettingsInput>;
