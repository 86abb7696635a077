/** What became of an appointment. */
export const APPOINTMENT_STATES = ['planned', 'came', 'missed', 'cancelled'] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

/** Minutes offered; any other up to a day may be typed. */
export const APPOINTMENT_DURATIONS = [15, 30, 45, 60, 90] as const;
