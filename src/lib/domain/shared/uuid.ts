import * as v from 'valibot';

const uuid = v.pipe(v.string(), v.uuid());

/** Whether an address or a form gave something that can be a key (RFC 9562), in either case. */
export function isUuid(value: unknown): value is string {
	return v.is(uuid, value);
}
