import { and, eq, type SQL } from 'drizzle-orm';
import { recording } from '../db/schema/voice';

/** Which row: a recording made for a message of a school, whether it is written already or not. */
export function isMessageRecording(recordingId: string, schoolId: string): SQL | undefined {
	return and(
		eq(recording.id, recordingId),
		eq(recording.purpose, 'message'),
		eq(recording.schoolId, schoolId)
	);
}
