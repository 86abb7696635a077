import * as v from 'valibot';

const uuid = v.pipe(v.string(), v.uuid('funnel.not-found'));
/** More boxes than a class has. */
const BOXES_AT_ONCE = 1_000;

/** Boxes that a page sends as somebody ticks. */
export const sheetChangesInput = v.object({
	changes: v.pipe(
		v.array(v.object({ guardian: uuid, service: uuid, on: v.boolean() })),
		v.maxLength(BOXES_AT_ONCE)
	)
});

const boxes = v.optional(v.pipe(v.array(v.string()), v.maxLength(BOXES_AT_ONCE)), []);

/** A whole sheet, sent without script: what was shown ticked, and what is. */
export const wholeSheetInput = v.object({ vu: boxes, c: boxes });
