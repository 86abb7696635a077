import * as v from 'valibot';

/** The days on which a school may release anything. Weekends are not a setting: never open. */
export const OPEN_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
export type OpenDay = (typeof OPEN_DAYS)[number];

const localTime = v.pipe(
	v.string(),
	v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'disconnection.bad-time')
);

/**
 * The release window of one weekday, in the school's wall-clock time: from `opens` (included) to
 * `closes` (excluded), both `HH:MM`. A window does not cross midnight: the night stays closed.
 */
export const dayHoursSchema = v.pipe(
	v.object({ opens: localTime, closes: localTime }),
	v.check((day) => day.opens < day.closes, 'disconnection.closes-before-opening')
);
export type DayHours = v.InferOutput<typeof dayHoursSchema>;

/** The right to disconnect as a school has set it; null on a weekday means closed all day. */
export const disconnectionPolicySchema = v.object({
	monday: v.nullable(dayHoursSchema),
	tuesday: v.nullable(dayHoursSchema),
	wednesday: v.nullable(dayHoursSchema),
	thursday: v.nullable(dayHoursSchema),
	friday: v.nullable(dayHoursSchema)
});
export type DisconnectionPolicy = v.InferOutput<typeof disconnectionPolicySchema>;

export const PRESETS = ['report-2025', 'screens-commission'] as const;
export type Preset = (typeof PRESETS)[number];

function sameEveryDay(opens: string, closes: string): DisconnectionPolicy {
	return {
		monday: { opens, closes },
		tuesday: { opens, closes },
		wednesday: { opens, closes },
		thursday: { opens, closes },
		friday: { opens, closes }
	};
}

/**
 * The two policies that a school can choose as they are.
 * `report-2025`: IGÉSR report 24-25 140C, recommendation 1: closed on weekdays from 20:00 to 07:00
 * and from Friday 20:00 to Monday 07:00. `screens-commission`: commission "Enfants et écrans",
 * closed from 19:00 to 07:30.
 */
export const POLICY_OF_PRESET: Record<Preset, DisconnectionPolicy> = {
	'report-2025': sameEveryDay('07:00', '20:00'),
	'screens-commission': sameEveryDay('07:30', '19:00')
};

/** The preset that a policy is equal to; null when the school has its own hours. */
export function presetOf(policy: DisconnectionPolicy): Preset | null {
	const isSame = (preset: Preset) =>
		OPEN_DAYS.every((day) => {
			const expected = POLICY_OF_PRESET[preset][day];
			return policy[day]?.opens === expected?.opens && policy[day]?.closes === expected?.closes;
		});
	return PRESETS.find(isSame) ?? null;
}
