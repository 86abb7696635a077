import * as v from 'valibot';
import { toE164 } from '../directory/phone';
import { LOCALES } from '../shared/locale';
import { WORKSHOP_THEMES } from '../workshop/workshop';
import { FACILITATOR_FIELDS } from './facilitator';

/** Somebody of the pool, as staff write them. A telephone is read as a school office types it. */
export const saveFacilitatorInput = v.object({
	name: v.pipe(
		v.string('facilitator.no-name'),
		v.trim(),
		v.minLength(1, 'facilitator.no-name'),
		v.maxLength(80, 'facilitator.long-name')
	),
	organisation: v.optional(
		v.pipe(v.string(), v.trim(), v.maxLength(80, 'facilitator.long-organisation')),
		''
	),
	field: v.picklist(FACILITATOR_FIELDS, 'facilitator.choose-field'),
	email: v.optional(
		v.pipe(
			v.string(),
			v.trim(),
			v.maxLength(254, 'facilitator.bad-email'),
			v.email('facilitator.bad-email')
		)
	),
	phone: v.optional(
		v.pipe(
			v.string(),
			v.rawTransform(({ dataset, addIssue, NEVER }) => {
				const e164 = toE164(dataset.value);
				if (e164) return e164;
				addIssue({ message: 'facilitator.bad-phone' });
				return NEVER;
			})
		)
	),
	locales: v.optional(v.array(v.picklist(LOCALES)), []),
	themes: v.optional(v.array(v.picklist(WORKSHOP_THEMES)), []),
	/** Whether the schools of the network may call on them too. */
	shared: v.optional(v.literal('yes'))
});
export type SaveFacilitatorInput = v.InferOutput<typeof saveFacilitatorInput>;

/** Somebody of the pool, named by their key. */
export const facilitatorInput = v.object({
	facilitator: v.pipe(v.string('facilitator.not-found'), v.uuid('facilitator.not-found'))
});
