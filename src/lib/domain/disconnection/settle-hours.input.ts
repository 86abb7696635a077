import * as v from 'valibot';
import {
	CLIMBING_KINDS,
	deliverySettingsSchema,
	type DeliverySettings
} from '../delivery/delivery-settings';
import {
	dayHoursSchema,
	disconnectionPolicySchema,
	OPEN_DAYS,
	POLICY_OF_PRESET,
	PRESETS,
	type DayHours,
	type DisconnectionPolicy
} from './disconnection-policy';
import { minutesOf } from './hours-length';

/** What a school settles of its hours, and of how families are told. Its SMS are settled apart. */
export type HoursSettings = {
	policy: DisconnectionPolicy;
	telling: Pick<DeliverySettings, 'spreadMinutes' | 'gradeDelayHours' | 'staffToStaff' | 'ladder'>;
};

/** Whose hours: one of the two presets as it is, or the school's own. */
export const HOURS_CHOICES = [...PRESETS, 'own'] as const;
export type HoursChoice = (typeof HOURS_CHOICES)[number];

/** A shorter day would leave a family that narrows it nothing, and what is spread no room. */
const SHORTEST_DAY_MINUTES = 60;

const settledDay = v.pipe(
	dayHoursSchema,
	v.check((day) => minutesOf(day) >= SHORTEST_DAY_MINUTES, 'disconnection.short-day')
);

/** A policy that a school may settle: at least one day is open, for an hour at least. */
const settledPolicy = v.pipe(
	disconnectionPolicySchema,
	v.check((policy) => OPEN_DAYS.some((day) => policy[day] !== null), 'disconnection.no-open-day'),
	v.check(
		(policy) => OPEN_DAYS.every((day) => policy[day] === null || v.is(settledDay, policy[day])),
		'disconnection.short-day'
	)
);

const telling = v.object({
	spreadMinutes: v.unwrap(deliverySettingsSchema.entries.spreadMinutes),
	gradeDelayHours: v.unwrap(deliverySettingsSchema.entries.gradeDelayHours),
	staffToStaff: v.unwrap(deliverySettingsSchema.entries.staffToStaff),
	ladder: v.unwrap(deliverySettingsSchema.entries.ladder)
});

/** The settings as they are kept, in one field of a form: what an undo carries. */
export const keptHoursInput = v.pipe(
	v.object({ kept: v.pipe(v.string('settings.choose'), v.maxLength(5_000, 'settings.choose')) }),
	v.transform(({ kept }): unknown => parsed(kept)),
	v.object({ policy: settledPolicy, telling })
);

type Typed = Record<string, string>;

/**
 * Reads the form of the hours: `choice`, for own hours `<day>-open`, `<day>-from` and `<day>-to`, then
 * the delays as numbers (`spread`, `grades`, `<kind>-sms`, `<kind>-call`) and `staff`.
 *
 * @returns the settings, or by field the code of the first thing that is wrong
 */
export function readTypedHours(
	typed: Typed
): { ok: true; settings: HoursSettings } | { ok: false; errors: Typed } {
	const errors: Typed = {};
	const policy = readPolicy(typed, errors);
	const read = v.safeParse(telling, {
		spreadMinutes: numberOf(typed.spread),
		gradeDelayHours: numberOf(typed.grades),
		staffToStaff: typed.staff,
		ladder: Object.fromEntries(
			CLIMBING_KINDS.map((kind) => [
				kind,
				{ smsAfter: numberOf(typed[`${kind}-sms`]), callAfter: numberOf(typed[`${kind}-call`]) }
			])
		)
	});
	for (const issue of read.issues ?? []) errors[fieldOf(issue)] ??= 'settings.choose';
	if (!policy || !read.success || Object.keys(errors).length > 0) return { ok: false, errors };
	return { ok: true, settings: { policy, telling: read.output } };
}

function readPolicy(typed: Typed, errors: Typed): DisconnectionPolicy | null {
	const choice = v.safeParse(v.picklist(HOURS_CHOICES), typed.choice);
	if (!choice.success) {
		errors.choice = 'disconnection.choose-hours';
		return null;
	}
	if (choice.output !== 'own') return POLICY_OF_PRESET[choice.output];
	const days = OPEN_DAYS.map((day): [string, DayHours | null] => {
		if (typed[`${day}-open`] !== 'yes') return [day, null];
		const read = v.safeParse(settledDay, {
			opens: typed[`${day}-from`],
			closes: typed[`${day}-to`]
		});
		if (!read.success) errors[`${day}-from`] = read.issues[0].message;
		return [day, read.success ? read.output : null];
	});
	const policy = v.safeParse(settledPolicy, Object.fromEntries(days));
	if (!policy.success && Object.keys(errors).length === 0) {
		errors['monday-open'] = policy.issues[0].message;
	}
	return policy.success ? policy.output : null;
}

/** NaN for what is no number or is not there: a delay is never filled in for somebody. */
function numberOf(text = ''): number {
	return /^\d{1,5}$/.test(text) ? Number(text) : NaN;
}

function fieldOf(issue: v.BaseIssue<unknown>): string {
	const [first, kind, rung] = (issue.path ?? []).map((part) => part.key as string);
	if (first === 'ladder') return `${kind}-${rung === 'callAfter' ? 'call' : 'sms'}`;
	return { spreadMinutes: 'spread', gradeDelayHours: 'grades' }[first!] ?? 'staff';
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return null;
	}
}
